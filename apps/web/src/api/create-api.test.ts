import { createHash } from 'node:crypto';
import type { Actor } from '@galley/core/editor';
import { createLog } from '@galley/runtime';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials, SignedCall } from './caller.ts';
import { createApi } from './create-api.ts';
import type { Calls } from './repeat-call.ts';
import { answer, route, type Call, type Route } from './route.ts';

const PUBLIC_URL = 'https://news.example.org';
const person: Actor & { kind: 'person' } = {
  kind: 'person',
  id: '7',
  roles: { '*': 'owner' },
  door: 'desk',
};
const key: Actor & { kind: 'key' } = {
  kind: 'key',
  id: '3',
  roles: { '*': 'owner' },
  steps: ['see-newsletter', 'edit-review', 'approve-issue'],
};

function openApi(routes: readonly Route[], others: Partial<Credentials> = {}) {
  const lines: string[] = [];
  const spent: SignedCall[] = [];
  const credentials: Credentials = {
    identifySession: async (token) =>
      token === 'good'
        ? { kind: 'identified', actor: person, personId: '7', sessionId: '9' }
        : { kind: 'unknown' },
    identifyKey: async (token) =>
      token === 'galley_good'
        ? { kind: 'identified', actor: key, personId: '7' }
        : { kind: 'unknown' },
    spendStepUp: async (_, call) => {
      spent.push(call);
      return call.id === '5' ? { kind: 'spent' } : { kind: 'step-up-needed', step: call.step };
    },
    ...others,
  };
  const log = createLog({
    level: 'debug',
    name: 'web',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const answers = new Map<string, { status: number; answer: string }>();
  const calls: Calls = {
    begin: async ({ caller, idempotencyKey, requestHash }) => {
      const id = `${caller} ${idempotencyKey} ${requestHash}`;
      const known = answers.get(id);
      return known === undefined
        ? { kind: 'begun', call: { id, begunAt: new Date(0) } }
        : { kind: 'answered', ...known };
    },
    finish: async ({ id }, given) => void answers.set(id, given),
    giveUp: async () => undefined,
  };
  const app = createApi(routes, { credentials, calls, publicUrl: PUBLIC_URL, log });
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`${PUBLIC_URL}/api/v1${path}`, init);
  return { ask, lines, spent };
}

const COOKIE = { cookie: '__Host-galley=good' };
const KEY = { authorization: 'Bearer galley_good' };
const JSON_TYPE = { 'content-type': 'application/json' };

const post = (body: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body,
  headers: { ...COOKIE, ...JSON_TYPE, ...headers },
});

/** A route that says who called it with what. */
const echo = (changes: object = {}): Route =>
  route({
    method: 'post',
    path: '/reviews/{id}/pin',
    step: 'edit-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Say it again',
    params: z.strictObject({ id: z.string().regex(/^\d+$/, 'an id') }),
    body: z.strictObject({ text: z.string(), count: z.int().optional() }),
    answers: { 200: z.unknown() },
    refuses: ['no-review', 'not-allowed'],
    take: async ({ actor, params, query, body }: Call) =>
      answer(200, { actor, params, query, body }),
    ...changes,
  });

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as Record<string, unknown>;
}

test('a route gets its caller, its params and its body as they were read', async () => {
  const { ask } = openApi([echo()]);
  const response = await ask('/reviews/12/pin', post('{"text":"Grüße"}'));
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    actor: person,
    params: { id: '12' },
    query: {},
    body: { text: 'Grüße' },
  });
  const byKey = await ask('/reviews/12/pin', {
    ...post('{"text":""}'),
    headers: { ...JSON_TYPE, ...KEY },
  });
  expect(await byKey.json()).toMatchObject({ actor: key });
});

test.each([
  ['nothing', {}],
  ['an unknown session', { cookie: '__Host-galley=bad' }],
  ['a session under the name for plain http', { cookie: 'galley=good' }],
  ['an unknown key', { authorization: 'Bearer galley_bad' }],
  ['an unknown key beside a session', { authorization: 'Bearer galley_bad', ...COOKIE }],
])('a call with %s is not signed in', async (_, headers) => {
  const { ask } = openApi([echo()]);
  const response = await ask('/reviews/1/pin', {
    method: 'POST',
    body: '{"text":""}',
    headers: { ...JSON_TYPE, ...headers },
  });
  expect(response.status).toBe(401);
  expect(await problemOf(response)).toMatchObject({ code: 'not-signed-in', status: 401 });
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
});

test('the password of a proxy in front of Galley is no key', async () => {
  const { ask } = openApi([echo()]);
  const headers = { authorization: 'Basic YTpi' };
  expect((await ask('/reviews/1/pin', post('{"text":""}', headers))).status).toBe(200);
});

test('a route for sessions refuses keys, and one for keys refuses sessions', async () => {
  const session = openApi([echo({ credential: 'session', scope: null })]);
  const byKey = await session.ask('/reviews/1/pin', post('{"text":""}', KEY));
  expect(await problemOf(byKey)).toMatchObject({ status: 403, code: 'wrong-credential' });
  const keys = openApi([echo({ credential: 'key' })]);
  const bySession = await keys.ask('/reviews/1/pin', post('{"text":""}'));
  expect(await problemOf(bySession)).toMatchObject({ status: 403, code: 'wrong-credential' });
});

test('a key takes only the steps that it was made for', async () => {
  const { ask } = openApi([echo({ step: 'remove-review' })]);
  const response = await ask('/reviews/1/pin', post('{"text":""}', KEY));
  expect(await problemOf(response)).toMatchObject({
    status: 403,
    code: 'not-allowed',
    facts: { step: 'remove-review' },
  });
});

test.each([
  ['no type', '{"text":""}', { 'content-type': '' }, 415, 'wrong-type'],
  ['plain text', '{"text":""}', { 'content-type': 'text/plain' }, 415, 'wrong-type'],
  ['a form', 'text=', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'wrong-type'],
  [
    'JSON in latin-1',
    '{}',
    { 'content-type': 'application/json; charset=latin1' },
    415,
    'wrong-type',
  ],
  ['no body', '', {}, 400, 'bad-input'],
  ['half an object', '{"text":', {}, 400, 'bad-input'],
  ['a list', '[]', {}, 400, 'bad-input'],
  ['null', 'null', {}, 400, 'bad-input'],
  ['an unknown field', '{"text":"","more":1}', {}, 400, 'bad-input'],
  ['U+0000', '{"text":"\\u0000"}', {}, 400, 'bad-input'],
  ['U+0000 in a name', '{"text":"","a\\u0000":1}', {}, 400, 'bad-input'],
  ['half of a surrogate pair', '{"text":"\\ud800"}', {}, 400, 'bad-input'],
  ['a huge number', '{"text":"","count":1e400}', {}, 400, 'bad-input'],
  ['more than int8', '{"text":"","count":9223372036854775808}', {}, 400, 'bad-input'],
  ['endless nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 400, 'bad-input'],
  ['too much', `{"text":"${'x'.repeat(1024 * 1024)}"}`, {}, 413, 'too-large'],
])('a body of %s is refused', async (_, body, headers, status, code) => {
  const { ask } = openApi([echo()]);
  const response = await ask('/reviews/1/pin', post(body, headers));
  expect(await problemOf(response)).toMatchObject({ status, code });
});

test('bytes that are not UTF-8 are refused', async () => {
  const { ask } = openApi([echo()]);
  const body = Buffer.from('{"text":"\xe9"}', 'latin1');
  const response = await ask('/reviews/1/pin', { ...post(''), body });
  expect(await problemOf(response)).toMatchObject({ detail: 'The body is not valid UTF-8.' });
});

test('a problem names each field, what was found and what was expected', async () => {
  const { ask } = openApi([echo()]);
  const response = await ask('/reviews/1/pin', post('{"count":"many"}'));
  expect(await problemOf(response)).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    code: 'bad-input',
    detail: 'The input is invalid.',
    problems: [
      { field: 'text', problem: 'found nothing, expected text' },
      { field: 'count', problem: 'found "many", expected a number' },
    ],
    command: null,
    facts: {},
  });
});

test.each(['?unknown=1', '?again=1&again=2', '?again=%00', '?again=%ED%A0%80'])(
  'the query %s is refused',
  async (query) => {
    const again = z.enum(['1', '2']).optional();
    const { ask } = openApi([echo({ query: z.strictObject({ again }) })]);
    const response = await ask(`/reviews/1/pin${query}`, post('{"text":""}'));
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'bad-input' });
  },
);

test('a body where none is expected is refused', async () => {
  const { ask } = openApi([echo({ method: 'delete', body: 'none' })]);
  const headers = COOKIE;
  const refused = await ask('/reviews/1/pin', { method: 'DELETE', body: '{}', headers });
  expect(await problemOf(refused)).toMatchObject({ status: 400, code: 'bad-input' });
  expect((await ask('/reviews/1/pin', { method: 'DELETE', headers })).status).toBe(200);
});

test('a refusal is answered with its status, its sentence and its facts', async () => {
  const take = async () => ({ kind: 'no-review', id: '1' });
  const { ask } = openApi([echo({ take })]);
  expect(await problemOf(await ask('/reviews/1/pin', post('{"text":""}')))).toMatchObject({
    status: 404,
    title: 'Not Found',
    code: 'no-review',
    detail: 'There is no review 1.',
    facts: { id: '1' },
  });
});

test('a change that names no version is refused before anything is read from it', async () => {
  const { ask } = openApi([echo({ versioned: true })]);
  const response = await ask('/reviews/1/pin', post('{"text":1}'));
  expect(await problemOf(response)).toMatchObject({ status: 428, code: 'version-needed' });
});

const approve = () =>
  echo({ path: '/issues/{id}/approve', step: 'approve-issue', scope: 'approve' });

test('a signature covers the step, the path and the bytes of one call', async () => {
  const { ask, spent } = openApi([approve()]);
  const body = '{"text":"Yes"}';
  const signed = await ask('/issues/4/approve', post(body, { 'galley-step-up': '5' }));
  expect(await signed.json()).toMatchObject({ actor: { id: '7', signed: 'approve-issue' } });
  expect(spent).toEqual([
    {
      id: '5',
      step: 'approve-issue',
      target: '/api/v1/issues/4/approve',
      contentHash: createHash('sha256').update(body).digest('hex'),
    },
  ]);
  const other = await ask('/issues/4/approve', post(body, { 'galley-step-up': '6' }));
  expect(await problemOf(other)).toMatchObject({ status: 403, code: 'step-up-needed' });
});

test('a signature covers the query too', async () => {
  const query = z.strictObject({ all: z.enum(['yes', 'no']) });
  const { ask, spent } = openApi([{ ...approve(), query }]);
  await ask('/issues/4/approve?all=yes', post('{"text":""}', { 'galley-step-up': '5' }));
  expect(spent).toMatchObject([{ target: '/api/v1/issues/4/approve?all=yes' }]);
});

test('a person who is removed or demoted while the body comes gets nothing from the call', async () => {
  let taken = 0;
  const take = async () => answer(200, { taken: (taken += 1) });
  const waiting = Promise.withResolvers<void>();
  let found = 0;
  const { ask } = openApi([echo({ take })], {
    identifySession: async () => {
      found += 1;
      waiting.resolve();
      return found === 1
        ? { kind: 'identified', actor: person, personId: '7', sessionId: '9' }
        : { kind: 'unknown' };
    },
  });
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const init = { ...post(''), body: readable, duplex: 'half' };
  const asked = ask('/reviews/1/pin', init as RequestInit);
  await waiting.promise;
  const writer = writable.getWriter();
  await writer.write(Buffer.from('{"text":""}'));
  await writer.close();
  expect((await asked).status).toBe(401);
  expect(taken).toBe(0);
});

test('a call that takes a further step is signed for that one', async () => {
  const { ask, spent } = openApi([echo({ alsoSigned: 'approve-issue' })]);
  const signed = await ask('/reviews/1/pin', post('{"text":""}', { 'galley-step-up': '5' }));
  expect(await signed.json()).toMatchObject({ actor: { signed: 'approve-issue' } });
  expect(spent.map(({ step }) => step)).toEqual(['approve-issue']);
  const other = await ask('/reviews/1/pin', post('{"text":""}', { 'galley-step-up': '6' }));
  expect(await problemOf(other)).toMatchObject({ status: 403, code: 'step-up-needed' });
});

test('without a signature the step itself says whether it needs one', async () => {
  const { ask, spent } = openApi([approve()]);
  const response = await ask('/issues/4/approve', post('{"text":"Yes"}'));
  expect(await response.json()).toMatchObject({ actor: person });
  expect(spent).toEqual([]);
});

test('bad input spends no signature, and a key has none to spend', async () => {
  const { ask, spent } = openApi([approve()]);
  const headers = { 'galley-step-up': '5' };
  expect((await ask('/issues/4/approve', post('{}', headers))).status).toBe(400);
  const byKey = await ask('/issues/4/approve', post('{"text":""}', { ...headers, ...KEY }));
  expect(await byKey.json()).toMatchObject({ actor: { kind: 'key' } });
  expect(spent).toEqual([]);
});

test('a repeated call takes its step once and needs no second signature', async () => {
  let taken = 0;
  const take = async () => {
    taken += 1;
    return taken === 1 ? { kind: 'no-review', id: '1' } : answer(200, { taken });
  };
  const its = { step: 'approve-issue', scope: 'approve', repeatable: true, take };
  const { ask, spent } = openApi([echo(its)]);
  const again = { 'idempotency-key': 'abc' };
  const send = async (headers: Record<string, string>) =>
    ask('/reviews/1/pin', post('{"text":""}', { ...again, ...headers }));
  expect((await send({ 'galley-step-up': '5' })).status).toBe(404);
  expect(await (await send({ 'galley-step-up': '5' })).json()).toEqual({ taken: 2 });
  expect(await (await send({ 'galley-step-up': '7' })).json()).toEqual({ taken: 2 });
  expect(spent).toHaveLength(2);
  const other = await ask('/reviews/2/pin', post('{"text":""}', again));
  expect(await other.json()).toEqual({ taken: 3 });
  const odd = await send({ 'idempotency-key': 'a b' });
  expect(await problemOf(odd)).toMatchObject({ status: 400 });
});

test('an unknown path is a problem, and a known one says which methods it takes', async () => {
  const { ask } = openApi([echo(), echo({ method: 'delete', body: 'none' })]);
  expect(await problemOf(await ask('/nothing'))).toMatchObject({ status: 404, code: 'not-found' });
  const wrong = await ask('/reviews/1/pin', { method: 'PUT', headers: COOKIE });
  expect(await problemOf(wrong)).toMatchObject({ status: 405, code: 'wrong-method' });
  expect(wrong.headers.get('allow')).toBe('POST, DELETE');
});

test('a path without parameters is never taken for one with them', async () => {
  const read = echo({ path: '/reviews/read', params: z.strictObject({}) });
  const remove = echo({ path: '/reviews/{id}', method: 'delete', body: 'none' });
  const { ask } = openApi([remove, read]);
  const wrong = await ask('/reviews/read', { method: 'DELETE', headers: COOKIE });
  expect(await problemOf(wrong)).toMatchObject({ status: 405 });
  expect((await ask('/reviews/7', { method: 'DELETE', headers: COOKIE })).status).toBe(200);
});

test('a bug is a problem that says nothing about itself, and the log says it', async () => {
  const take = async () => {
    throw new Error('the secret reason');
  };
  const { ask, lines } = openApi([echo({ take })]);
  const problem = await problemOf(await ask('/reviews/1/pin', post('{"text":""}')));
  expect(problem).toMatchObject({ status: 500, code: 'crashed' });
  expect(problem).toHaveProperty('facts.requestId');
  expect(JSON.stringify(problem)).not.toContain('secret');
  expect(lines.join('')).toContain('the secret reason');
});

test('two routes with the same method and path start no server', () => {
  expect(() => openApi([echo(), echo()])).toThrow('two routes answer');
});

test('a session that is not the person whom a page means counts as none', async () => {
  const { ask } = openApi([echo()]);
  const as = (id: string) => ask('/reviews/1/pin', post('{"text":""}', { 'galley-person': id }));
  expect((await as('7')).status).toBe(200);
  expect((await as('8')).status).toBe(401);
});
