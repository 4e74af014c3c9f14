import type { Actor } from '@galley/core/editor';
import { collectNews, readFeedback, suppressionOf, type Feedback } from '@galley/core/feedback';
import {
  applyNews,
  forgetClicks,
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
import { refuse, type NotAllowed } from '../door/allow.ts';
import { countClicks } from './count-clicks.ts';
import { judgeAddresses } from './judge-addresses.ts';

const CHUNK = 1_000;

/** What applying feedback needs from its process. */
export interface FeedbackDeps {
  readonly db: Kysely<Database>;
  /** Events about another installation's mail change nothing here. */
  readonly installation: string;
}

/** The result of one chunk of events. */
export interface AppliedFeedback {
  readonly kind: 'applied';
  /** How many events the chunk held; 0 if none were waiting. */
  readonly events: number;
  /** Events that the database refused. They are kept with the reason and not retried. */
  readonly putAside: readonly { readonly svixId: string; readonly error: unknown }[];
}

/**
 * Applies one chunk of stored provider events: marks deliveries as delivered, bounced or complained
 * about, and suppresses addresses. Order and repeats make no difference; a chunk takes few
 * statements. An event that the database refuses is set aside; the others are applied.
 *
 * @example
 * const applied = await applyFeedback(deps, PROVIDER);
 */
export async function applyFeedback(
  deps: FeedbackDeps,
  actor: Actor,
): Promise<AppliedFeedback | NotAllowed> {
  const denied = refuse(actor, 'apply-feedback', null);
  if (denied !== null) return denied;
  let taken: readonly WaitingEvent[] = [];
  try {
    await deps.db.transaction().execute(async (trx) => {
      taken = await lockWaitingEvents(trx, CHUNK);
      if (taken.length > 0) await applyEvents(trx, taken, deps.installation);
    });
    return { kind: 'applied', events: taken.length, putAside: [] };
  } catch (error) {
    if (!isDataError(error)) throw error;
    const putAside = [];
    for (const event of taken) {
      const refusal = await applyAlone(deps, event);
      if (refusal !== null) putAside.push({ svixId: event.svixId, error: refusal });
    }
    return { kind: 'applied', events: taken.length, putAside };
  }
}

/** Returns the error if the event was set aside. */
async function applyAlone(
  { db, installation }: FeedbackDeps,
  event: WaitingEvent,
): Promise<Error | null> {
  try {
    await db.transaction().execute(async (trx) => {
      if (await lockWaitingEvent(trx, event)) await applyEvents(trx, [event], installation);
    });
    return null;
  } catch (error) {
    if (!isDataError(error)) throw error;
    await putEventAside(db, event, error.message);
    return error;
  }
}

async function applyEvents(
  trx: Transaction<Database>,
  events: readonly WaitingEvent[],
  installation: string,
): Promise<void> {
  const read = events.map((event) => readFeedback(event.payload, installation));
  const feedback = read.filter((one) => one !== null);
  const clicks = events.filter((_, index) => read[index]?.kind === 'clicked');
  const telling = feedback.filter((one) => one.kind !== 'seen');
  const places = await lockSubscribers(trx, telling);
  if (feedback.length > 0) await applyNews(trx, collectNews(feedback));
  await suppressSubscribers(trx, telling.flatMap(suppressionsOf));
  await judgeAddresses(trx, telling, places);
  await countClicks(trx, telling, places);
  await markApplied(trx, events);
  if (clicks.length > 0) await forgetClicks(trx, clicks);
}

function suppressionsOf(one: Feedback) {
  const why = suppressionOf(one);
  const { subscriberId, issueId, at } = one;
  return why === null ? [] : [{ ...why, subscriberId, issueId, at }];
}
