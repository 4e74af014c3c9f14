import {
  ceremonyShape,
  passkeyAssertionShape,
  passkeyAttestationShape,
  passkeyShape,
  stepUpRequestShape,
} from '@galley/contract/editor';
import {
  addPasskey,
  beginPasskey,
  beginStepUp,
  listPasskeys,
  proveStepUp,
  removePasskey,
} from '@galley/press/account';
import { z } from 'zod';
import { answer, route, type Route } from '../api/route.ts';
import { ownSession } from '../api/own-session.ts';
import type { SignInDeps } from './sign-in-deps.ts';

const OWN = { scope: null, credential: 'session' } as const;
const id = z.string().max(40);
const params = z.strictObject({ id });

/** The routes of somebody's own passkeys, and of what they sign with them. */
export function passkeyRoutes(deps: SignInDeps): readonly Route[] {
  const { place } = deps;
  return [
    route({
      ...OWN,
      method: 'get',
      path: '/passkeys',
      step: 'sign-in',
      summary: 'Your passkeys, including those for another host, which do not work here',
      answers: { 200: z.array(passkeyShape) },
      refuses: [],
      take: async (call) =>
        answer(200, (await listPasskeys(deps, ownSession(call), place)).passkeys),
    }),
    route({
      ...OWN,
      method: 'post',
      path: '/passkeys/begin',
      step: 'add-passkey',
      summary: 'Get a challenge for a new passkey',
      body: z.strictObject({}),
      answers: { 200: ceremonyShape },
      refuses: [],
      take: async (call) =>
        answer(200, (await beginPasskey(deps, ownSession(call), place)).ceremony),
    }),
    route({
      ...OWN,
      method: 'post',
      path: '/passkeys',
      step: 'add-passkey',
      summary: 'Add a passkey',
      description: 'Somebody who has a passkey already signs this with it.',
      body: z.strictObject({ id, name: z.string().max(500), response: passkeyAttestationShape }),
      answers: { 201: passkeyShape },
      refuses: ['passkey-refused', 'invalid'],
      take: async (call) => {
        const outcome = await addPasskey(deps, ownSession(call), { ...place, ...call.body });
        return outcome.kind === 'added' ? answer(201, outcome.passkey) : outcome;
      },
    }),
    route({
      ...OWN,
      method: 'delete',
      path: '/passkeys/{id}',
      step: 'remove-passkey',
      summary: 'Remove a passkey',
      params,
      body: 'none',
      answers: { 204: 'nothing' },
      refuses: ['no-passkey'],
      take: async (call) => {
        const outcome = await removePasskey(deps, ownSession(call), call.params);
        return outcome.kind === 'removed' ? answer(204, null) : outcome;
      },
    }),
    route({
      ...OWN,
      method: 'post',
      path: '/step-ups',
      step: 'sign-in',
      summary: 'Get a challenge that signs one call',
      description:
        'The signature holds for this session and for one call: its step, its path with its query, and the bytes of its body. Name it in the header Galley-Step-Up of that call.',
      body: stepUpRequestShape,
      answers: { 201: ceremonyShape },
      refuses: ['passkey-refused'],
      take: async (call) => {
        const input = { ...call.body, rpId: place.rpId };
        const outcome = await beginStepUp(deps, ownSession(call), input);
        return outcome.kind === 'begun' ? answer(201, outcome.ceremony) : outcome;
      },
    }),
    route({
      ...OWN,
      method: 'post',
      path: '/step-ups/{id}',
      step: 'sign-in',
      summary: 'Hand in the signature of a call',
      params,
      body: z.strictObject({ response: passkeyAssertionShape }),
      answers: { 204: 'nothing' },
      refuses: ['passkey-refused'],
      take: async (call) => {
        const input = { ...place, ...call.params, ...call.body };
        const outcome = await proveStepUp(deps, ownSession(call), input);
        return outcome.kind === 'proven' ? answer(204, null) : outcome;
      },
    }),
  ];
}
