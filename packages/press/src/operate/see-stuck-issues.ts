import type { Actor } from '@galley/core/editor';
import { listUnfinishedIssues, type StuckIssue } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';

const MINUTE_MS = 60_000;
/** Longer than a batch waits after the worst of refusals, and than a slot waits for the scheduler. */
const PATIENCE_MS = {
  approved: 10 * MINUTE_MS,
  sending: 30 * MINUTE_MS,
  paused: 24 * 60 * MINUTE_MS,
} as const satisfies Record<StuckIssue['state'], number>;

/** Lists issues that stand still for longer than they do by themselves. */
export async function seeStuckIssues(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'ok'; readonly stuck: readonly StuckIssue[] } | NotAllowed> {
  const denied = refuse(actor, 'see-readers', null);
  if (denied !== null) return denied;
  const now = clock().getTime();
  const issues = await listUnfinishedIssues(db);
  const stuck = issues.filter(({ state, since }) => now - since.getTime() > PATIENCE_MS[state]);
  return { kind: 'ok', stuck };
}

export type { StuckIssue };
