import type { OwnSession } from '@galley/press/account';
import type { Call } from './route.ts';

/** The session that calls; its actor has `signed` set if the call is signed. */
export function ownSession({ actor, caller }: Pick<Call, 'actor' | 'caller'>): OwnSession {
  if (caller.kind !== 'session' || actor.kind !== 'person') {
    throw new Error('A route that takes a session was called without one.');
  }
  const { personId, sessionId } = caller;
  return { actor, personId, sessionId };
}
