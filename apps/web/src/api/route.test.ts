import { expect, test } from 'vitest';
import { z } from 'zod';
import { answer, route } from './route.ts';

const complete = {
  method: 'post',
  path: '/reviews/{id}/pin',
  step: 'pin-review',
  scope: 'reviews',
  credential: 'both',
  summary: 'Pin a review',
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ pinned: z.boolean() }),
  answers: { 200: z.strictObject({ id: z.string() }) },
  refuses: [],
  take: async () => answer(200, { id: '1' }),
} as const;

const declare = (changes: object) => () => route({ ...complete, ...changes });

test('a complete route is taken as it is', () => {
  expect(declare({})()).toMatchObject({ path: '/reviews/{id}/pin', query: null });
});

test.each([
  ['no method', { method: undefined }],
  ['no path', { path: 'reviews' }],
  ['no step', { step: undefined }],
  ['no step', { step: 'fly' }],
  ['no credential', { credential: undefined }],
  ['no body declared', { body: undefined }],
  ['a GET has no body', { method: 'get' }],
  ['no scope: say null', { scope: undefined }],
  ['a key needs a scope', { scope: null }],
  ['a scope is for keys', { credential: 'session' }],
  ['its scope does not cover its step', { scope: 'audit' }],
  ['no answers', { answers: {} }],
  ['params are not those of its path', { params: undefined }],
  ['params are not those of its path', { path: '/reviews/{review}/pin' }],
  ['let unknown ones pass', { body: z.object({ pinned: z.boolean() }) }],
  ['let unknown ones pass', { query: z.object({ again: z.string() }) }],
])('a route with %s starts no server', (problem, changes) => {
  expect(declare(changes)).toThrow(problem);
});

test.each(['create-key', 'invite-person', 'change-role', 'add-passkey', 'recover'] as const)(
  'no scope lets a key call a route that takes the step %s',
  (step) => {
    for (const scope of ['read', 'reviews', 'issues', 'approve', 'subscribers', 'settings']) {
      expect(declare({ step, scope })).toThrow('does not cover');
    }
  },
);
