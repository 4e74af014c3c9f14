import type { ApiProblem } from '@galley/contract/answer';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Caller, Credentials } from './caller.ts';
import { apiError, refusalProblem } from './problem.ts';
import type { Route } from './route.ts';

export type FindCaller =
  | { readonly kind: 'found'; readonly caller: Caller }
  | { readonly kind: 'problem'; readonly problem: ApiProblem };

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Finds out who calls: by the key in the header, if there is one, or else by the session's cookie.
 * An unknown key is refused: the cookie doesn't count then.
 */
export async function findCaller(
  context: Context,
  { credential, step, byItself }: Route,
  { identifyKey, identifySession }: Credentials,
  cookie: string,
): Promise<FindCaller> {
  if (credential === 'none') return { kind: 'found', caller: { kind: 'nobody' } };
  const [, token] = BEARER.exec(context.req.header('authorization') ?? '') ?? [];
  if (token !== undefined) {
    const key = await identifyKey(token);
    if (key.kind === 'unknown') return notSignedIn;
    if (credential === 'session') return wrong('This call takes a session, not a key.');
    const { actor, personId } = key;
    if (!actor.steps.includes(step)) {
      return { kind: 'problem', problem: refusalProblem({ kind: 'not-allowed', step }) };
    }
    return { kind: 'found', caller: { kind: 'key', actor, personId } };
  }
  const session = getCookie(context, cookie);
  const found = session ? await identifySession(session, byItself ? 'watching' : undefined) : null;
  if (found === null || found.kind === 'unknown') return notSignedIn;
  if (credential === 'key') return wrong('This call takes a key, not a session.');
  const { actor, personId, sessionId } = found;
  // A page may still show somebody who has signed out: nothing is done in the name of the next one.
  const meant = context.req.header('galley-person');
  if (meant !== undefined && meant !== personId) return notSignedIn;
  return { kind: 'found', caller: { kind: 'session', actor, personId, sessionId } };
}

const notSignedIn: FindCaller = {
  kind: 'problem',
  problem: refusalProblem({ kind: 'not-signed-in' }),
};

const wrong = (detail: string): FindCaller => ({
  kind: 'problem',
  problem: apiError('wrong-credential', detail),
});
