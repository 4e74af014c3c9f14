import { setTimeout as sleep } from 'node:timers/promises';
import { ceremonyShape, passkeyAssertionShape } from '@galley/contract/editor';
import { isLoopback } from '@galley/core/subscription';
import {
  askForLink,
  becomeFirstOwner,
  beginPasskeySignIn,
  identifySession,
  signInByLink,
  signInByPasskey,
  signOut,
  type SignedIn,
} from '@galley/press/account';
import { createGate } from '@galley/runtime';
import type { Context } from 'hono';
import { z } from 'zod';
import { answer, route, type Route } from '../api/route.ts';
import { isFromHere } from '../http/local-only.ts';
import { describeBrowser } from './describe-browser.ts';
import { ownSession } from '../api/own-session.ts';
import type { SignInDeps } from './sign-in-deps.ts';

// Longer than the work takes, so that the time doesn't reveal whether an address is known.
const USUAL_MILLISECONDS = 200;
// Requests for links wait for each other; pages must still find a free connection.
const AT_ONCE = 2;

const OPEN = { step: 'sign-in', scope: null, credential: 'none' } as const;
const token = z.string().max(300);
const email = z.string().max(500);
const id = z.string().max(300);

/** The routes that sign somebody in, and the one that signs them out. */
export function beginRoutes(deps: SignInDeps): readonly Route[] {
  const { cookies, place } = deps;
  const gate = createGate(AT_ONCE);
  const browserOf = (c: Context) => describeBrowser(c.req.header('user-agent'));

  /** Sets the new session's cookie, and ends the session that the browser had before. */
  const begin = async (c: Context, { token, expiresAt }: SignedIn) => {
    const earlier = cookies.session(c);
    const found = earlier === null ? null : await identifySession(deps, earlier);
    if (found?.kind === 'identified') await signOut(deps, found);
    cookies.signIn(c, { token, expiresAt });
    return answer(204, null);
  };

  return [
    route({
      ...OPEN,
      method: 'post',
      path: '/sign-in/first-owner',
      summary: 'Become the first owner, by the link on the terminal',
      body: z.strictObject({ token, email, name: z.string().max(500).optional() }),
      answers: { 204: 'nothing' },
      refuses: ['dead-link', 'invalid'],
      take: async ({ body, context: c }) => {
        // Another site could point its own name at this machine.
        if (!isFromHere(c)) return { kind: 'dead-link', what: 'first-owner' };
        const outcome = await becomeFirstOwner(deps, { ...body, browser: browserOf(c) });
        return outcome.kind === 'signed-in' ? begin(c, outcome) : outcome;
      },
    }),
    route({
      ...OPEN,
      method: 'post',
      path: '/sign-in/link',
      summary: 'Ask for a link by mail',
      description:
        'The answer is the same for every address. The link works for 15 minutes, once, and only in the browser that asked for it, which gets a cookie.',
      body: z.strictObject({ email }),
      answers: { 204: 'nothing' },
      refuses: ['too-many', 'invalid'],
      take: async ({ body, context: c }) => {
        const ip = deps.clientIp(c);
        const spared = deps.sparesLoopback === true && ip !== null && isLoopback(ip);
        const request = {
          email: body.email,
          ip: spared ? null : ip,
          browserToken: cookies.browser(c),
        };
        const [outcome] = await Promise.all([
          gate('link', () => askForLink(deps, request)),
          sleep(deps.subscribeMilliseconds ?? USUAL_MILLISECONDS),
        ]);
        if (outcome.kind !== 'asked') return outcome;
        cookies.setBrowser(c, outcome.browserToken);
        return answer(204, null);
      },
    }),
    route({
      ...OPEN,
      method: 'post',
      path: '/sign-in/link/spend',
      summary: 'Sign in by a link',
      description: 'Only in the browser that asked for the link; in any other nothing is spent.',
      body: z.strictObject({ token }),
      answers: { 204: 'nothing' },
      refuses: ['dead-link', 'other-browser'],
      take: async ({ body, context: c }) => {
        const outcome = await signInByLink(deps, {
          token: body.token,
          browserToken: cookies.browser(c),
          browser: browserOf(c),
        });
        return outcome.kind === 'signed-in' ? begin(c, outcome) : outcome;
      },
    }),
    route({
      ...OPEN,
      method: 'post',
      path: '/sign-in/passkey/begin',
      summary: 'Get a challenge for a passkey',
      body: z.strictObject({}),
      answers: { 200: ceremonyShape },
      refuses: [],
      take: async ({ context: c }) => {
        const begun = await beginPasskeySignIn(deps, {
          rpId: place.rpId,
          browserToken: cookies.browser(c),
        });
        cookies.setBrowser(c, begun.browserToken);
        return answer(200, begun.ceremony);
      },
    }),
    route({
      ...OPEN,
      method: 'post',
      path: '/sign-in/passkey',
      summary: 'Sign in by a passkey',
      body: z.strictObject({ id, response: passkeyAssertionShape }),
      answers: { 204: 'nothing' },
      refuses: ['passkey-refused'],
      take: async ({ body, context: c }) => {
        const outcome = await signInByPasskey(deps, {
          ...place,
          ...body,
          browserToken: cookies.browser(c),
          browser: browserOf(c),
        });
        return outcome.kind === 'signed-in' ? begin(c, outcome) : outcome;
      },
    }),
    route({
      method: 'post',
      path: '/sign-out',
      step: 'end-session',
      scope: null,
      credential: 'session',
      summary: 'End this session',
      body: z.strictObject({}),
      answers: { 204: 'nothing' },
      refuses: ['no-session'],
      take: async (call) => {
        const outcome = await signOut(deps, ownSession(call));
        if (outcome.kind !== 'ended') return outcome;
        cookies.signOut(call.context);
        return answer(204, null);
      },
    }),
  ];
}
