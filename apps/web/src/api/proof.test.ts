import type { IssueProof } from '@galley/contract/issue';
import { stepsOf } from '@galley/core/editor';
import { sql } from '@galley/db';
import { compileIssue } from '@galley/press/issue';
import { insertReaders, owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter } from '../../../../packages/press/src/press.fixture.ts';
import { openApi, person, type Who } from './api.fixture.ts';

const database = withDatabase();
const WRITER: Who = { session: person('writer') };
const PUBLISHER: Who = { session: person('publisher') };
const STRANGER: Who = { session: person('owner', { roles: {} }) };
const KEY: Who = {
  key: { kind: 'key', id: '3', roles: { '*': 'writer' }, steps: stepsOf(['read']) },
};
const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
const VIEWS = ['desktop', 'phone', 'dark', 'forced-dark', 'images-off', 'text', 'source'];

/** A compiled issue whose only review has markup in every field that is shown early. */
async function open(title = ATTACK) {
  const api = openApi(database, '7');
  const { slug, id: newsletterId } = await testNewsletter(api.deps);
  const { id: reviewId } = await queued(api.deps, slug, title, { summary: [ATTACK] });
  const compile = async () => compileIssue(api.deps, owner, { newsletter: slug });
  const compiled = await compile();
  if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
  const call = async (who: Who, method: string, path: string, body?: unknown) =>
    api.send(who, method, `/newsletters/${slug}${path}`, body);
  const proof = async (path = '/issues/1/proof'): Promise<IssueProof> =>
    (await (await call(WRITER, 'GET', path)).json()) as IssueProof;
  const frame = async (view: string, query: string, { who = WRITER, of = '/issues/1' } = {}) =>
    call(who, 'GET', `${of}/proof/${view}?${query}`);
  const hash = compiled.issue.contentHash ?? '';
  return { ...api, slug, newsletterId, reviewId, hash, compile, call, proof, frame };
}

async function addReader(newsletterId: string, address: string, name: string) {
  const fact = { confirmed_at: new Date() };
  const [reader] = await insertReaders(database.db, newsletterId, [address], fact);
  if (reader === undefined) throw new Error('no reader');
  const { id, bucket } = reader;
  await sql`update subscriber set name = ${name} where bucket = ${bucket} and id = ${id}`.execute(
    database.db,
  );
  return id;
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test.each(VIEWS)('%s is a page that runs nothing, for frames of the desk alone', async (view) => {
  const { frame, hash } = await open();
  const shown = await frame(view, `hash=${hash}`);
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'text/html; charset=UTF-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  const policy = (shown.headers.get('content-security-policy') ?? '').split('; ');
  expect(policy).toContain('sandbox');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain('img-src data: https:');
  const html = await shown.text();
  expect(html).not.toMatch(/<script|<img src=x/);
  expect(html).toContain('<base target="_blank"');
  expect(html.includes(`content="img-src 'none'"`)).toBe(view === 'images-off');
});

test('every frame is refused as soon as its bytes are others', async () => {
  const { frame, hash, call, proof, reviewId, send, setClock } = await open('Codex');
  expect((await frame('desktop', '')).status).toBe(400);
  expect(await codeOf(await frame('desktop', 'hash=other'))).toBe('other-hash');
  setClock('2026-03-09T12:05:00Z');
  const edit = { version: 1, review: { summary: ['Better.'] }, apply: true };
  expect((await send(WRITER, 'PATCH', `/reviews/${reviewId}`, edit)).status).toBe(200);
  const refused = await frame('desktop', `hash=${hash}`);
  const { contentHash } = await proof();
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'other-hash', facts: { contentHash } });
  expect(await (await frame('text', `hash=${contentHash}`)).text()).toContain('Better.');
  const read = await call(WRITER, 'POST', '/issues/1/proof/read', { hash });
  expect(await codeOf(read)).toBe('other-hash');
});

test('what has changed since a proof was read is shown beside the mail and in it', async () => {
  const { frame, hash, call, proof, reviewId, send, setClock } = await open('Codex');
  expect(await codeOf(await frame('changes', `hash=${hash}`))).toBe('invalid');
  const read = await call(WRITER, 'POST', '/issues/1/proof/read', { hash });
  expect(await read.json()).toMatchObject({ lastRead: { isThis: true }, changes: null });
  setClock('2026-03-09T12:05:00Z');
  const edit = { version: 1, review: { title: 'Better' }, apply: true };
  await send(WRITER, 'PATCH', `/reviews/${reviewId}`, edit);
  const { changes, contentHash, lastRead } = await proof();
  expect(lastRead).toMatchObject({ isThis: false });
  expect(changes).toMatchObject({ subject: 'Codex', preheader: null });
  expect(JSON.stringify(changes?.paragraphs)).toContain('"kind":"added","text":"B');
  const marked = await (await frame('changes', `hash=${contentHash}`)).text();
  expect(marked).toMatch(/<del[^>]*>Codex<\/del>/);
});

test('the next issue is proofed before it is compiled, and again once it changes', async () => {
  const { slug, frame, proof, deps, compile, setClock } = await open('Codex');
  setClock('2026-03-09T12:05:00Z');
  await queued(deps, slug, 'Another');
  const next = await proof('/next/proof');
  expect(next).toMatchObject({ number: 1, state: 'draft', isStored: false });
  expect(next.reviews.map(({ title }) => title)).toEqual(['Codex', 'Another']);
  const shown = await frame('text', `hash=${next.contentHash}`, { of: '/next' });
  expect(await shown.text()).toContain('Another');
  await compile();
  expect((await proof()).contentHash).toBe(next.contentHash);
  setClock('2026-03-09T12:06:00Z');
  await queued(deps, slug, 'A third');
  const late = await frame('text', `hash=${next.contentHash}`, { of: '/next' });
  expect(await codeOf(late)).toBe('other-hash');
});

test('a reader is named by an id, to those who may see readers', async () => {
  const { newsletterId, frame, hash, call } = await open();
  const address = `"o'b<i>"@${newsletterId}.example`;
  const id = await addReader(newsletterId, address, '<b>Ana</b>');
  const elsewhere = await open();
  const other = await addReader(elsewhere.newsletterId, `b@${newsletterId}.example`, 'Bo');
  const source = async (who: Who, reader: string) =>
    (await frame('source', `hash=${hash}&reader=${reader}`, { who })).text();
  const seen = await source(PUBLISHER, id);
  expect(seen).toContain('&lt;b&gt;Ana&lt;/b&gt; &lt;&quot;o&#39;b&lt;i&gt;&quot;@');
  expect(await source(WRITER, id)).toContain('Sample Reader');
  const unknown = await frame('source', `hash=${hash}&reader=${other}`, { who: PUBLISHER });
  const missing = await frame('source', `hash=${hash}&reader=99999`, { who: PUBLISHER });
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toEqual(await missing.json());
  const find = async (who: Who, search: string) => call(who, 'POST', '/proof-readers', { search });
  expect(await (await find(PUBLISHER, `"O'B`)).json()).toEqual([
    { id, address, name: '<b>Ana</b>' },
  ]);
  expect(await (await find(PUBLISHER, 'nobody')).json()).toEqual([]);
  expect(await codeOf(await find(WRITER, ''))).toBe('not-allowed');
});

test('keys read proofs too; nobody else does, and a mark is no reading', async () => {
  const { frame, hash, call } = await open();
  expect((await frame('desktop', `hash=${hash}`, { who: KEY })).status).toBe(200);
  expect((await call(KEY, 'GET', '/issues/1/proof')).status).toBe(200);
  expect(await codeOf(await call(KEY, 'POST', '/issues/1/proof/read', { hash }))).toBe(
    'not-allowed',
  );
  for (const of of ['/issues/1', '/next']) {
    const refused = await frame('desktop', `hash=${hash}`, { who: STRANGER, of });
    expect(await codeOf(refused)).toBe('not-allowed');
    expect((await frame('desktop', `hash=${hash}`, { who: { nobody: true }, of })).status).toBe(
      401,
    );
  }
});

test('a theme is looked at before it is saved, if it could be saved', async () => {
  const { slug, send, deps } = await open('Codex');
  const OWNER: Who = { session: person('owner') };
  const look = async (theme: string, { who = OWNER, of = slug } = {}) =>
    send(who, 'GET', `/newsletters/${of}/look?scheme=dark&theme=${encodeURIComponent(theme)}`);
  const shown = await look('{"light":{"accent":"#0b5d4b"}}');
  expect(shown.headers.get('content-security-policy')).toContain('sandbox;');
  const html = await shown.text();
  expect(html).toContain('#0b5d4b');
  expect(html).toContain('Codex');
  const faint = await look('{"light":{"ink":"#cccccc"}}');
  expect(faint.status).toBe(400);
  expect(JSON.stringify(await faint.json())).toContain('contrast');
  expect(await codeOf(await look('{'))).toBe('invalid');
  expect((await look(`"${'x'.repeat(8200)}"`)).status).toBe(400);
  expect(await codeOf(await look('null', { who: WRITER }))).toBe('not-allowed');
  const { slug: empty } = await testNewsletter(deps, { language: 'de' });
  expect(await (await look('null', { of: empty })).text()).toContain('lang="de"');
});
