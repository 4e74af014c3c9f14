import type { Actor, Role, Roles } from '@galley/core/editor';
import { findLiveSession, listRolesOf, touchSession, type Database, type Kysely } from '@galley/db';
import { hashToken } from '../opaque-token.ts';
import type { AccountDeps } from './account-deps.ts';
import { livenessAt, seenLongAgo } from './session-life.ts';

/** A session, and who is signed in by it. */
export interface OwnSession {
  readonly actor: Actor & { readonly kind: 'person' };
  readonly personId: string;
  readonly sessionId: string;
}

/** A session that sent a request. */
export interface Identified extends OwnSession {
  readonly kind: 'identified';
}

/**
 * Finds out whose session a token is. The person's row and roles are read each time, so a removal
 * or another role holds from the next request on.
 *
 * @param use `watching` if the session is only looked at, which doesn't keep it from expiring
 */
export async function identifySession(
  { db, clock }: Pick<AccountDeps, 'db' | 'clock'>,
  token: string,
  use?: 'watching',
): Promise<Identified | { readonly kind: 'unknown' }> {
  const now = clock();
  const session = await findLiveSession(db, hashToken(token), livenessAt(now));
  if (session === undefined) return { kind: 'unknown' };
  const isUse = use !== 'watching';
  if (isUse && seenLongAgo(session.seen_at, now)) await touchSession(db, session.id, now);
  const personId = session.person_id;
  const actor = {
    kind: 'person',
    id: personId,
    roles: await readRoles(db, personId),
    door: 'desk',
    ...(session.recovered_at !== null && { restricted: true }),
  } as const;
  return { kind: 'identified', actor, personId, sessionId: session.id };
}

/** A person's roles, as an actor has them. */
async function readRoles(db: Kysely<Database>, personId: string): Promise<Roles> {
  const rows = await listRolesOf(db, personId);
  const roles = rows.map((row): [string, Role] => [row.newsletter_id ?? '*', row.role]);
  return Object.fromEntries(roles);
}
