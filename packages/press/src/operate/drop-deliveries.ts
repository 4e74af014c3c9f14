import type { DroppedDeliveries } from '@galley/contract/operate';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { formatDuration, parseDuration } from '@galley/core/newsletter';
import * as db from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { fieldProblem } from '../field-problem.ts';
import type { PressDeps } from '../press-deps.ts';

const DAY = 86_400;
/** Bounces arrive for days and complaints for weeks; only a delivery says whose they are. */
const LEAST = 30 * DAY;
const MOST = 3660 * DAY;

export type DropDeliveries =
  | ({ readonly kind: 'dropped'; readonly age: string } & Omit<DroppedDeliveries, 'eventMonths'>)
  | RefusalOf<'invalid'>
  | NotAllowed;

/**
 * Drops the deliveries of issues that ended at least this long ago; their counts stay. A dry run
 * only says which.
 */
export async function dropDeliveries(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  {
    olderThan,
    dryRun = false,
    signal,
  }: { readonly olderThan: string; readonly dryRun?: boolean; readonly signal?: AbortSignal },
): Promise<DropDeliveries> {
  const denied = refuse(actor, 'drop-deliveries', null);
  if (denied !== null) return denied;
  const age = parseDuration(olderThan, MOST);
  if (age.kind !== 'ok' || age.seconds < LEAST) {
    const expected = `${formatDuration(LEAST)} to ${formatDuration(MOST)}`;
    return { kind: 'invalid', problems: [fieldProblem('olderThan', olderThan, expected)] };
  }
  const dropped = [];
  for (const { id, newsletterId, newsletter, number } of await db.oldIssues(deps.db, age.seconds)) {
    if (signal?.aborted === true) break;
    if (dryRun) {
      dropped.push({ newsletter, number, counts: await db.deliveryCounts(deps.db, id) });
      continue;
    }
    const object = { kind: 'issue', id } as const;
    const counts = await db.dropDeliveries(deps.db, id, async (trx) =>
      recordAct(trx, actor, { step: 'drop-deliveries', newsletterId, object, at: deps.clock() }),
    );
    if (counts !== null) dropped.push({ newsletter, number, counts });
  }
  return { kind: 'dropped', age: formatDuration(age.seconds), dryRun, dropped };
}
