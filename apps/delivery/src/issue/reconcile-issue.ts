import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import {
  installationId,
  settleFound,
  uncertainDeliveries,
  type Database,
  type Kysely,
  type UncertainDelivery,
} from '@galley/db';
import type { Mailer, SentMail } from '@galley/resend';
import { createPace, type Pace } from '../wire/pace.ts';
import { readPatiently } from '../wire/read-patiently.ts';

/** What reading mails back showed. */
export type Reconciliation =
  | {
      readonly kind: 'read';
      /**
       * Readers now known to be accepted: found themselves, or through a mail of the same batch.
       */
      readonly accepted: number;
      /** No mail of their batch was found, which proves nothing; a person has to decide. */
      readonly open: readonly UncertainDelivery[];
      /**
       * False when reading stopped before the time of the attempts, or a listed mail could not be
       * read.
       */
      readonly complete: boolean;
    }
  | { readonly kind: 'unreadable'; readonly detail: string };

export interface ReconcileOptions {
  /** The shared sending rate; by default one is made. */
  readonly pace?: Pace;
  /** The most pages to list; by default all that may hold one of ours. */
  readonly pages?: number;
  readonly signal?: AbortSignal;
}

const PAGE = 100;
/** Allows for clocks that differ. */
const MARGIN_MS = 10 * 60_000;

/**
 * Looks at Resend for the mails of uncertain deliveries: lists what was accepted since their first
 * attempt and reads each candidate, because only a single mail shows its tags. A mail that is found
 * proves its whole batch accepted. One that is not found proves nothing. Nothing is sent again.
 *
 * @example
 * const read = await reconcileIssue(db, mailer, issue.id);
 */
export async function reconcileIssue(
  db: Kysely<Database>,
  mailer: Mailer,
  issueId: string,
  options: ReconcileOptions = {},
): Promise<Reconciliation> {
  const { pages: limit = Infinity, signal = new AbortController().signal } = options;
  const pace = options.pace ?? createPace(db);
  const installation = await installationId(db);
  const before = await uncertainDeliveries(db, issueId);
  const byAddress = new Map(before.map((one) => [one.address.toLowerCase(), one]));
  const unproven = new Set(before.map((one) => one.batchId));
  const since = Math.min(...before.map((one) => one.since.getTime())) - MARGIN_MS;
  const done = async (complete: boolean): Promise<Reconciliation> => {
    const open = await uncertainDeliveries(db, issueId);
    return { kind: 'read', accepted: before.length - open.length, open, complete };
  };

  let after: string | undefined;
  let missed = false;
  for (let pages = 0; unproven.size > 0; pages += 1) {
    if (pages === limit || signal.aborted) return done(false);
    const from = after;
    const page = await readPatiently(pace, signal, () =>
      mailer.list({ limit: PAGE, ...(from === undefined ? {} : { after: from }) }),
    );
    if (page.kind !== 'ok') return { kind: 'unreadable', detail: page.message };
    for (const mail of page.data.mails) {
      const wanted = mail.to.map((to) => byAddress.get(to.toLowerCase())).find(Boolean);
      if (wanted === undefined || !unproven.has(wanted.batchId)) continue;
      const one = await readPatiently(pace, signal, () => mailer.get(mail.id));
      // It was listed, but can't be read yet or any more; another look may find it.
      if (one.kind === 'refused' && one.status === 404) {
        missed = true;
        continue;
      }
      if (one.kind !== 'ok') return { kind: 'unreadable', detail: one.message };
      if (!isOf(wanted, one.data, installation, issueId)) continue;
      // Saved at once, so that a long reading can be interrupted without losing anything.
      await db
        .transaction()
        .execute((trx) => settleFound(trx, { ...wanted, issueId }, one.data.id));
      unproven.delete(wanted.batchId);
    }
    const last = page.data.mails.at(-1);
    // The newest come first, and mails older than the first attempt can't be ours.
    if (!page.data.hasMore || last === undefined || last.createdAt.getTime() < since) break;
    after = last.id;
  }
  return done(!missed);
}

const isOf = (
  { subscriberId }: UncertainDelivery,
  { tags }: SentMail,
  installation: string,
  issueId: string,
): boolean =>
  tags?.[INSTALLATION_TAG] === installation &&
  tags[ISSUE_TAG] === issueId &&
  tags[SUBSCRIBER_TAG] === subscriberId;
