import { CLOCK, SCOPE_NAMES, stepsOf } from '@galley/core/editor';
import { testNewsletter, testReview } from '../../../../packages/press/src/press.fixture.ts';
import { workImports } from '@galley/press/subscriber-import';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { openApi, person, type Who } from './api.fixture.ts';

const database = withDatabase();
const OWNER: Who = { session: person('owner') };
const KEY: Who = {
  key: { kind: 'key', id: '3', roles: { '*': 'owner' }, steps: stepsOf(SCOPE_NAMES) },
};

async function open() {
  const api = openApi(database, '7');
  const { slug } = await testNewsletter(api.deps);
  const queue = async (title: string, headers: Record<string, string> = {}) =>
    api.send(OWNER, 'POST', `/newsletters/${slug}/reviews`, { review: testReview(title) }, headers);
  const json = async (response: Response | Promise<Response>) => (await response).json();
  return { ...api, slug, queue, json };
}

test('a review is queued, edited from its version, and two edits of a field conflict', async () => {
  const { send, queue, json } = await open();
  const queued = await queue('Codex');
  expect(queued.status).toBe(201);
  const { id, version } = (await queued.json()) as { id: string; version: number };
  const edit = (review: object) => send(KEY, 'PATCH', `/reviews/${id}`, { version, review });
  expect(await json(edit({ title: 'Theirs' }))).toMatchObject({ version: 2, recompiled: null });
  expect(await json(edit({ outlet: 'The Wire' }))).toMatchObject({ version: 3 });
  const conflict = await edit({ title: 'Yours' });
  expect(conflict.status).toBe(409);
  expect(await conflict.json()).toMatchObject({
    code: 'conflict',
    facts: {
      base: 1,
      version: 3,
      fields: [{ field: 'title', theirs: 'Theirs', yours: 'Yours' }],
    },
  });
  expect((await send(OWNER, 'PATCH', `/reviews/${id}`, { review: {} })).status).toBe(428);
});

test('a field that an edit leaves out stays, also where a new review would get a default', async () => {
  const { send, queue, json } = await open();
  const { id } = (await json(queue('Codex'))) as { id: string };
  const review = { rating: { value: 4, max: 5 }, url: 'https://example.com/a' };
  await send(OWNER, 'PATCH', `/reviews/${id}`, { version: 1, review });
  const edited = send(OWNER, 'PATCH', `/reviews/${id}`, { version: 2, review: { title: 'New' } });
  expect(await json(edited)).toMatchObject({
    review: { title: 'New', ...review, authors: ['Maxwell Zeff'] },
  });
});

test('the queue is listed in its order and other reviews by id, page by page', async () => {
  const { send, slug, queue, json } = await open();
  for (let each = 1; each <= 105; each += 1) await queue(`Review ${each}`);
  const list = async (query: string) =>
    (await json(send(OWNER, 'GET', `/newsletters/${slug}/reviews?${query}`))) as {
      reviews: { id: string; place: number | null; review: { title: string } }[];
      next: string | null;
    };
  const read = async (query: string) => {
    const all: Awaited<ReturnType<typeof list>>['reviews'] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        next === '' ? query : `${query}&after=${next}`,
      );
      all.push(...page.reviews);
      ({ next } = page);
    }
    return all;
  };
  const queued = await read('limit=40');
  expect(queued.map(({ place }) => place)).toEqual(Array.from({ length: 105 }, (_, at) => at + 1));
  for (const { id } of queued.slice(0, 12)) await send(OWNER, 'POST', `/reviews/${id}/hold`, {});
  const held = await read('state=held&limit=5');
  expect(held.map(({ id }) => id)).toEqual(
    queued
      .slice(0, 12)
      .map(({ id }) => id)
      .toSorted((a, b) => Number(b) - Number(a)),
  );
  const found = await list('q=REVIEW%20105');
  expect(found).toMatchObject({ reviews: [{ review: { title: 'Review 105' } }], next: null });
  const gone = await send(OWNER, 'GET', `/newsletters/${slug}/reviews?after=${held[0]?.id ?? ''}`);
  expect(await gone.json()).toMatchObject({ code: 'invalid', problems: [{ field: 'after' }] });
});

test('a call under one key is taken once, also when two race', async () => {
  const { slug, send, queue, json } = await open();
  const headers = { 'idempotency-key': 'one' };
  const first = await queue('Codex', headers);
  const again = await queue('Codex', headers);
  expect(again.status).toBe(201);
  expect(await again.json()).toEqual(await first.json());
  expect(await json(queue('Another', headers))).toMatchObject({ code: 'other-call', status: 409 });
  const race = await Promise.all(
    Array.from({ length: 4 }, () => queue('Raced', { 'idempotency-key': 'two' })),
  );
  const statuses = race.map(({ status }) => status);
  expect(statuses).toContain(201);
  expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
  const listed = await json(send(OWNER, 'GET', `/newsletters/${slug}/reviews?q=raced`));
  expect(listed).toMatchObject({ reviews: [{ review: { title: 'Raced' } }], next: null });
  // A refused call may be tried again under its key.
  const refused = { 'idempotency-key': 'three' };
  expect((await queue('Codex', refused)).status).toBe(409);
  expect((await queue('Fresh', refused)).status).toBe(201);
});

test('an issue is approved by a signed call, in the name of its signer', async () => {
  const { send, slug, queue, json, deps } = await open();
  const { id } = await deps.db
    .insertInto('person')
    .values({
      address: 'ada@digest.example',
      address_canonical: 'ada@digest.example',
      name: 'Ada',
      recovered_at: null,
      created_at: new Date(),
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const signed = openApi(database, id);
  await queue('Codex');
  const issues = `/newsletters/${slug}/issues`;
  const compiled = await send(OWNER, 'POST', issues, { slot: '2026-03-13' });
  expect(compiled.status).toBe(201);
  const { contentHash: hash } = (await compiled.json()) as { contentHash: string };
  const unsigned = await send(OWNER, 'POST', `${issues}/1/approve`, { hash });
  expect(await unsigned.json()).toMatchObject({ status: 403, code: 'step-up-needed' });
  const who: Who = { session: person('publisher', { id }), signs: true };
  expect(await json(signed.send(who, 'POST', `${issues}/1/approve`, { hash }))).toMatchObject({
    state: 'approved',
    approvedBy: 'Ada',
  });
  const list = await json(send(OWNER, 'GET', `${issues}?limit=1`));
  expect(list).toMatchObject({ issues: [{ number: 1, state: 'approved' }], next: null });
});

test('a slug that is taken, or no newsletter, is never changed by the wrong call', async () => {
  const { send, slug } = await open();
  const taken = await send(OWNER, 'POST', '/newsletters', { slug, title: 'Mine' });
  expect(await taken.json()).toMatchObject({ status: 400, code: 'invalid' });
  const none = await send(OWNER, 'PATCH', '/newsletters/none', { version: 1, title: 'Mine' });
  expect(await none.json()).toMatchObject({ status: 404, code: 'no-newsletter' });
  const sender = { version: 1, from: 'not an address' };
  const who: Who = { session: person('owner'), signs: true };
  expect(
    await (await send(who, 'PUT', `/newsletters/${slug}/sender`, sender)).json(),
  ).toMatchObject({
    code: 'invalid',
    problems: [{ field: 'from' }],
  });
});

test('subscribers come in and out as CSV', async () => {
  const { ask, send, slug, deps } = await open();
  const path = `/newsletters/${slug}/imports`;
  const hand = (body: string, query: string) =>
    ask(KEY, `/api/v1${path}?${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/csv' },
    });
  const work = (what: 'checking' | 'importing') => workImports(deps, CLOCK, { what });
  const consent = 'consent=at+the+fair&file=people.csv';
  const received = await hand('Kontakt\nada@example.com\nbob@example.com\nnobody\n', consent);
  expect(received.status).toBe(201);
  const { id } = (await received.json()) as { id: string };
  const read = async () => (await ask(KEY, `/api/v1${path}/${id}`)).json();
  await work('checking');
  expect(await read()).toMatchObject({ state: 'unreadable', problem: { why: 'no-address' } });
  const columns = [{ column: 'Kontakt', as: 'email' }];
  const set = await send(KEY, 'PATCH', `${path}/${id}`, { version: 1, columns });
  expect(await set.json()).toMatchObject({ state: 'checking', version: 2 });
  await work('checking');
  expect(await read()).toMatchObject({ state: 'checked', report: { added: 2 } });
  const start = (body: object) => send(KEY, 'POST', `${path}/${id}/start`, body);
  expect(await (await start({ version: 2 })).json()).toMatchObject({ code: 'bad-rows' });
  expect(await (await start({ version: 1, skipBad: true })).json()).toMatchObject({
    status: 409,
    code: 'import-changed',
  });
  expect((await start({ version: 2, skipBad: true })).status).toBe(200);
  await work('importing');
  expect(await read()).toMatchObject({ state: 'imported', report: { added: 2, dryRun: false } });
  const refused = await ask(KEY, `/api/v1${path}/${id}/refused`);
  expect(await refused.text()).toMatch(/^line,found,expected\r\n4,/);
  expect((await send(KEY, 'DELETE', `${path}/${id}`)).status).toBe(204);
  expect(await (await ask(KEY, `/api/v1${path}`)).json()).toEqual([]);
  const exported = await send(KEY, 'POST', `/newsletters/${slug}/subscribers/export`, {});
  expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect((await exported.text()).split('\r\n').map((line) => line.split(',')[0])).toEqual([
    'email',
    'ada@example.com',
    'bob@example.com',
    '',
  ]);
  const unsigned = await send(OWNER, 'POST', `/newsletters/${slug}/subscribers/export`, {});
  expect(unsigned.status).toBe(403);
});
