import { accountShape, sessionShape } from '@galley/contract/editor';
import {
  endSession,
  listSessions,
  readAccount,
  recoverAccount,
  setName,
} from '@galley/press/account';
import { z } from 'zod';
import type { Caller } from '../api/caller.ts';
import { answer, route, type Route } from '../api/route.ts';
import { ownSession } from '../api/own-session.ts';
import type { SignInDeps } from './sign-in-deps.ts';

const OWN = { scope: null, credential: 'session' } as const;

/** The routes of somebody's own account and sessions. */
export function accountRoutes(deps: SignInDeps): readonly Route[] {
  const { place } = deps;
  return [
    route({
      method: 'get',
      path: '/account',
      step: 'see-newsletter',
      scope: 'read',
      credential: 'both',
      summary: 'Who is signed in, or whose key this is, and what they may do',
      answers: { 200: accountShape },
      refuses: [],
      take: async ({ caller }) => answer(200, await readAccount(deps, askingOf(caller), place)),
    }),
    route({
      ...OWN,
      method: 'patch',
      path: '/account',
      step: 'set-name',
      summary: 'Change your name',
      body: z.strictObject({ name: z.string().max(500).nullable() }),
      answers: { 200: accountShape },
      refuses: ['invalid'],
      take: async (call) => {
        const session = ownSession(call);
        const outcome = await setName(deps, session, { name: call.body.name ?? '' });
        return outcome.kind === 'set'
          ? answer(200, await readAccount(deps, session, place))
          : outcome;
      },
    }),
    route({
      ...OWN,
      method: 'get',
      path: '/sessions',
      step: 'sign-in',
      summary: 'The browsers in which you are signed in',
      answers: { 200: z.array(sessionShape) },
      refuses: [],
      take: async (call) => answer(200, (await listSessions(deps, ownSession(call))).sessions),
    }),
    route({
      ...OWN,
      method: 'delete',
      path: '/sessions/{id}',
      step: 'end-session',
      summary: 'End one of your sessions',
      params: z.strictObject({ id: z.string().max(40) }),
      body: 'none',
      answers: { 204: 'nothing' },
      refuses: ['no-session'],
      take: async (call) => {
        const outcome = await endSession(deps, ownSession(call), call.params);
        return outcome.kind === 'ended' ? answer(204, null) : outcome;
      },
    }),
    route({
      ...OWN,
      method: 'post',
      path: '/recovery',
      step: 'recover',
      summary: 'Recover your account after you have lost your passkeys',
      description:
        'Only within half an hour of signing in by a link. It ends every other session, drops your passkeys and tells the owners. Until one of them confirms it, you can neither approve issues, nor manage people and keys, nor do what else a passkey signs.',
      body: z.strictObject({}),
      answers: { 204: 'nothing' },
      refuses: ['no-recovery'],
      take: async (call) => {
        const outcome = await recoverAccount(deps, ownSession(call));
        if (outcome.kind !== 'recovered') return outcome;
        deps.cookies.signIn(call.context, outcome);
        return answer(204, null);
      },
    }),
  ];
}

function askingOf(caller: Caller) {
  if (caller.kind === 'nobody') throw new Error('The account of nobody was asked for.');
  const { personId } = caller;
  return { personId, sessionId: caller.kind === 'session' ? caller.sessionId : null };
}
