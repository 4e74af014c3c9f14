import { collectNews, readFeedback, suppressionOf, type Feedback } from '@galley/core/feedback';
import {
  applyNews,
  isDataError,
  lockSubscribers,
  lockWaitingEvent,
  lockWaitingEvents,
  markApplied,
  putEventAside,
  suppressSubscribers,
  type Database,
  type Kysely,
  type Transaction,
  type WaitingEvent,
} from '@galley/db';
import type { Log } from '@galley/runtime';
import { judgeAddresses } from './judge-addresses.ts';

const CHUNK = 1_000;

/**
 * Applies stored provider events: what was delivered, bounced or complained about, and which
 * address must not be mailed again. A chunk takes a handful of statements; order and repeats make
 * no difference. An event that cannot be applied is put aside and logged, and stops no other.
 *
 * @returns how many events were looked at
 */
export async function applyFeedback(
  db: Kysely<Database>,
  installation: string,
  log: Log,
): Promise<number> {
  let taken: readonly WaitingEvent[] = [];
  try {
    return await db.transaction().execute(async (trx) => {
      taken = await lockWaitingEvents(trx, CHUNK);
      if (taken.length > 0) await applyEvents(trx, taken, installation);
      return taken.length;
    });
  } catch (error) {
    if (!isDataError(error)) throw error;
    for (const event of taken) await applyAlone(db, event, installation, log);
    return taken.length;
  }
}

async function applyAlone(
  db: Kysely<Database>,
  event: WaitingEvent,
  installation: string,
  log: Log,
): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      if (await lockWaitingEvent(trx, event)) await applyEvents(trx, [event], installation);
    });
  } catch (error) {
    if (!isDataError(error)) throw error;
    log.error({ svixId: event.svixId, err: error }, 'a provider event cannot be applied');
    await putEventAside(db, event, error instanceof Error ? error.message : String(error));
  }
}

async function applyEvents(
  trx: Transaction<Database>,
  events: readonly WaitingEvent[],
  installation: string,
): Promise<void> {
  const feedback = events
    .map((event) => readFeedback(event.payload, installation))
    .filter((one) => one !== null);
  const telling = feedback.filter((one) => one.kind !== 'seen');
  await lockSubscribers(trx, [...new Set(telling.map((one) => one.subscriberId))]);
  if (feedback.length > 0) await applyNews(trx, collectNews(feedback));
  await suppressSubscribers(trx, telling.flatMap(suppressionsOf));
  await judgeAddresses(trx, telling);
  await markApplied(trx, events);
}

function suppressionsOf(one: Feedback) {
  const why = suppressionOf(one);
  return why === null ? [] : [{ ...why, subscriberId: one.subscriberId, at: one.at }];
}
