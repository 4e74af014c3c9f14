import { PROVIDER } from '@galley/core/editor';
import { claimInboundSweep } from '@galley/db';
import { storeInbound } from '@galley/press/inbound';
import type { DeliveryDeps } from '../delivery-deps.ts';

const EVERY_SECONDS = 300;
const PAGE = 100;
/** More than come in five minutes; what is left has the next look. */
const MOST_PAGES = 20;
const DAY_MS = 86_400_000;
/** An older mail is not proven any more, and its sender no longer waits. */
const DAYS_BACK = 7;

/**
 * Looks every few minutes, in one process at a time, for mails in Resend's list that no webhook
 * reported: the newest first, until a page has nothing new.
 */
export async function sweepInbound(
  { db, inbox, pace, clock, log }: Pick<DeliveryDeps, 'db' | 'inbox' | 'pace' | 'clock' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  if (!(await claimInboundSweep(db, EVERY_SECONDS))) return;
  const horizon = clock().getTime() - DAYS_BACK * DAY_MS;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    if (!(await pace.turn(signal))) return;
    const reply = await inbox.list({ limit: PAGE, signal, ...(after !== undefined && { after }) });
    if (reply.kind !== 'ok') {
      log.warn({ reply: reply.message }, 'Resend could not be asked for received mails');
      return;
    }
    const recent = reply.data.mails.filter(({ receivedAt }) => receivedAt.getTime() > horizon);
    const stored = await storeInbound(
      { db },
      PROVIDER,
      recent.map(({ id, receivedAt }) => ({ resendId: id, receivedAt })),
    );
    after = recent.at(-1)?.id;
    const isOver = stored.kind !== 'stored' || stored.fresh === 0;
    if (isOver || !reply.data.hasMore || after === undefined) return;
  }
}
