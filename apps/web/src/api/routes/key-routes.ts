import { createdKeyShape, keyShape } from '@galley/contract/editor';
import { SCOPE_NAMES } from '@galley/core/editor';
import * as press from '@galley/press/keys';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { BY_ID } from './fields.ts';

/** Routes of keys. No key makes or ends one. */
export const keyRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/keys',
    step: 'see-keys',
    scope: null,
    credential: 'session',
    summary: 'List keys',
    answers: { 200: z.array(keyShape) },
    refuses: [],
    take: async ({ actor }) => {
      const listed = await press.listKeys(deps, actor);
      return listed.kind === 'listed' ? answer(200, listed.keys) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/keys',
    step: 'create-key',
    scope: null,
    credential: 'session',
    summary: 'Make a key; this answer alone shows it',
    // Its answer is never stored, so it can't be repeated.
    body: z.strictObject({
      for: BY_ID.shape.id.optional().meta({ description: "A person's id; default: you" }),
      name: z.string().max(200),
      scopes: z.array(z.enum(SCOPE_NAMES as [string, ...string[]])).max(SCOPE_NAMES.length),
      expiresAt: z.iso.datetime().nullable().optional(),
    }),
    answers: { 201: createdKeyShape },
    refuses: ['no-person', 'scope-beyond-role', 'invalid'],
    take: async ({ actor, body: { for: person = null, expiresAt = null, ...its } }) => {
      const created = await press.createKey(deps, actor, { ...its, for: person, expiresAt });
      return created.kind === 'created' ? answer(201, created.key) : created;
    },
  }),
  route({
    method: 'delete',
    path: '/keys/{id}',
    step: 'revoke-key',
    scope: null,
    credential: 'session',
    summary: 'End a key at once',
    params: BY_ID,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-key'],
    take: async ({ actor, params }) => {
      const revoked = await press.revokeKey(deps, actor, params);
      return revoked.kind === 'revoked' ? answer(204, null) : revoked;
    },
  }),
];
