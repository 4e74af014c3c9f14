import type { Presence } from '@galley/contract/review';
import {
  announceChange,
  dropGone,
  dropPresence,
  savePresence,
  type Database,
  type Transaction,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import type { ReviewRefusal } from '../review/present-review.ts';
import { findReviewToSee } from './find-review-to-see.ts';
import { seenSince } from './presence-life.ts';
import { readPresence, type Watcher } from './read-presence.ts';

type Deps = Pick<PressDeps, 'db' | 'clock'>;

/** A watcher's place in a review. */
export interface Place {
  readonly id: string;
  /** Null while they only read. */
  readonly field: string | null;
}

/**
 * Notes that somebody has a review open, and which field they are in. They count as gone unless they
 * say so again within half a minute. Others hear only of what they would see: an arrival, or another
 * field.
 */
export async function stayAtReview(
  deps: Deps,
  watcher: Watcher,
  { id, field }: Place,
): Promise<{ readonly kind: 'present'; readonly presence: Presence } | ReviewRefusal> {
  const found = await findReviewToSee(deps, watcher.actor, id);
  if (found.kind !== 'found') return found;
  const { row } = found;
  const now = deps.clock();
  const since = seenSince(now);
  await deps.db.transaction().execute(async (trx) => {
    const at = { reviewId: row.id, sessionId: watcher.sessionId };
    if (await savePresence(trx, at, { field, now, since })) await announce(trx, row);
    // Last, and of rows that nobody is writing: two who come back could wait for each other's row.
    await dropGone(trx, since);
  });
  return { kind: 'present', presence: await readPresence(deps, watcher, row.id) };
}

/** Says that somebody has left a review. */
export async function leaveReview(
  deps: Deps,
  watcher: Watcher,
  id: string,
): Promise<{ readonly kind: 'left' } | ReviewRefusal> {
  const found = await findReviewToSee(deps, watcher.actor, id);
  if (found.kind !== 'found') return found;
  const { row } = found;
  await deps.db.transaction().execute(async (trx) => {
    const was = await dropPresence(trx, { reviewId: row.id, sessionId: watcher.sessionId });
    if (was) await announce(trx, row);
  });
  return { kind: 'left' };
}

const announce = async (
  trx: Transaction<Database>,
  { id, newsletter_id: newsletterId }: { readonly id: string; readonly newsletter_id: string },
): Promise<void> => announceChange(trx, { what: 'presence', id, version: null, newsletterId });
