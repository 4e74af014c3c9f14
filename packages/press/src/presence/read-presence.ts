import type { Presence } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { listPresent, type PresentRow } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import type { ReviewRefusal } from '../review/present-review.ts';
import { findReviewToSee } from './find-review-to-see.ts';
import { seenSince } from './presence-life.ts';

type Deps = Pick<PressDeps, 'db' | 'clock'>;

/** Somebody at the desk, in one browser. */
export interface Watcher {
  readonly actor: Actor;
  readonly personId: string;
  readonly sessionId: string;
}

/** Shows who has a review open now. */
export async function showPresence(
  deps: Deps,
  watcher: Watcher,
  id: string,
): Promise<{ readonly kind: 'present'; readonly presence: Presence } | ReviewRefusal> {
  const found = await findReviewToSee(deps, watcher.actor, id);
  if (found.kind !== 'found') return found;
  return { kind: 'present', presence: await readPresence(deps, watcher, found.row.id) };
}

/** Reads who has a review open now. */
export async function readPresence(
  { db, clock }: Deps,
  watcher: Watcher,
  reviewId: string,
): Promise<Presence> {
  const rows = await listPresent(db, reviewId, seenSince(clock()));
  return { people: rows.map((row) => presentOne(row, watcher)) };
}

const presentOne = (
  row: PresentRow,
  { personId, sessionId }: Watcher,
): Presence['people'][number] => ({
  person: row.person_id,
  name: row.name ?? row.address,
  isYou: row.person_id === personId,
  isHere: row.session_id === sessionId,
  field: row.field,
  seenAt: row.seen_at.toISOString(),
});
