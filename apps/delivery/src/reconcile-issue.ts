import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import {
  installationId,
  settleDelivery,
  settleUncertainBatches,
  uncertainDeliveries,
  type Database,
  type Kysely,
  type UncertainDelivery,
} from '@galley/db';
import type { Mailer, SentMail } from '@galley/resend';

/** What reading mails back showed. */
export type Reconciliation =
  | {
      readonly kind: 'read';
      /** Found at Resend, so accepted. */
      readonly accepted: number;
      /** Not found. That proves nothing: a person has to decide. */
      readonly open: readonly UncertainDelivery[];
    }
  | { readonly kind: 'unreadable'; readonly detail: string };

const PAGE = 100;
const MINUTE_MS = 60_000;

/**
 * Looks at Resend for mails of readers whose delivery is uncertain: lists what was accepted while
 * their attempts were made and reads each possible one back, since only a single mail shows its
 * tags. A mail that is found was accepted; one that is not found proves nothing, and nothing is
 * ever sent again.
 */
export async function reconcileIssue(
  db: Kysely<Database>,
  mailer: Mailer,
  issueId: string,
): Promise<Reconciliation> {
  const open = await uncertainDeliveries(db, issueId);
  if (open.length === 0) return { kind: 'read', accepted: 0, open: [] };
  const installation = await installationId(db);
  const waiting = new Map(open.map((delivery) => [delivery.subscriberId, delivery]));
  const addresses = new Set(open.map((delivery) => delivery.address.toLowerCase()));
  const since = Math.min(...open.map((delivery) => delivery.since.getTime())) - MINUTE_MS;
  const found = new Map<string, string>();

  let after: string | undefined;
  for (;;) {
    const page = await mailer.list({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    if (page.kind !== 'ok') return { kind: 'unreadable', detail: page.message };
    const { mails, hasMore } = page.data;
    for (const mail of mails) {
      if (!mail.to.some((address) => addresses.has(address.toLowerCase()))) continue;
      const one = await mailer.get(mail.id);
      if (one.kind !== 'ok') return { kind: 'unreadable', detail: one.message };
      const subscriberId = readerOf(one.data, installation, issueId);
      if (subscriberId !== null && waiting.has(subscriberId)) found.set(subscriberId, mail.id);
    }
    const last = mails.at(-1);
    // Newest first: older than the first attempt none can be ours.
    if (!hasMore || last === undefined || last.createdAt.getTime() < since) break;
    if (found.size === waiting.size) break;
    after = last.id;
  }
  await settle(db, issueId, found);
  return {
    kind: 'read',
    accepted: found.size,
    open: open.filter((delivery) => !found.has(delivery.subscriberId)),
  };
}

const readerOf = (mail: SentMail, installation: string, issueId: string): string | null =>
  mail.tags?.[INSTALLATION_TAG] === installation && mail.tags[ISSUE_TAG] === issueId
    ? (mail.tags[SUBSCRIBER_TAG] ?? null)
    : null;

async function settle(
  db: Kysely<Database>,
  issueId: string,
  found: ReadonlyMap<string, string>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const [subscriberId, resendId] of found) {
      await settleDelivery(trx, { issueId, subscriberId }, resendId);
    }
    await settleUncertainBatches(trx, issueId);
  });
}
