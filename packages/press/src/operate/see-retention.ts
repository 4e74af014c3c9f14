import type { Retention, TooOld } from '@galley/contract/operate';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { decideRetention, presentRetention, type RetentionChange } from '@galley/core/retention';
import { listOldEventMonths, oldIssues, readRetention, type RetentionRow } from '@galley/db';
import { refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { eventsBefore } from './drop-events.ts';

/** Turns the row into the contract's shape. */
export const presentRetentionRow = (row: RetentionRow): Retention => ({
  ...presentRetention(row),
  appliedAt: iso(row.applied_at),
  version: row.version,
});

/** Says how long things are kept. It holds for all newsletters, and the owners of each may know. */
export async function seeRetention(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
): Promise<{ readonly kind: 'seen'; readonly retention: Retention } | NotAllowed> {
  const denied = refuseAnywhere(actor, 'see-retention');
  if (denied !== null) return denied;
  return { kind: 'seen', retention: presentRetentionRow(await readRetention(db)) };
}

const DAY_SECONDS = 86_400;

/** Says what would be too old now after a change; changes nothing. */
export async function foreseeRetention(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  change: RetentionChange,
): Promise<
  { readonly kind: 'foreseen'; readonly tooOld: TooOld } | RefusalOf<'invalid'> | NotAllowed
> {
  const denied = refuseAnywhere(actor, 'see-retention');
  if (denied !== null) return denied;
  const decided = decideRetention(await readRetention(db), change);
  if (decided.kind === 'invalid') return decided;
  const { deliveries, events } = decided.retention;
  const issues = deliveries === null ? [] : await oldIssues(db, deliveries * DAY_SECONDS);
  const eventMonths = await listOldEventMonths(db, eventsBefore(clock(), events));
  return { kind: 'foreseen', tooOld: { issues: issues.length, eventMonths } };
}
