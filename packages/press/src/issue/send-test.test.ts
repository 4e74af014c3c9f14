import type { Actor } from '@galley/core/editor';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import { cancelIssue, compileIssue, sendTest, showIssue, type HandOver } from './index.ts';

const fixture = withDatabase();

async function open(change: Parameters<typeof testNewsletter>[1] = {}, answer?: HandOver) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = await testNewsletter(press, change);
  await queued(press, newsletter.slug, 'A');
  await compileIssue(press, owner, { newsletter: newsletter.slug });
  const handed: Parameters<HandOver>[0][] = [];
  const deps = {
    ...press,
    keyring: createKeyring(['a key that only this test has ever used']),
    handOver: async (mails: Parameters<HandOver>[0]) => {
      handed.push(mails);
      return answer?.(mails) ?? { kind: 'accepted' as const, ids: mails.map(({ to }) => to) };
    },
  };
  const acts = async () =>
    (await listActs(press.db, { newsletterId: newsletter.id, limit: 9 }))
      .filter(({ step }) => step === 'send-test')
      .map(({ actor, door, object_kind: kind }) => ({ actor, door, kind }));
  return { deps, newsletter, handed, acts, ref: { newsletter: newsletter.slug, number: 1 } };
}

const suppress = (address: string) =>
  sql`insert into suppression (address_key, reason) values (${address}, 'bounce')`.execute(
    fixture.db,
  );

test('with a hash, it sends only these bytes', async () => {
  const { deps, handed, ref } = await open({ testers: ['ed@digest.example'] });
  expect(await sendTest(deps, owner, { ...ref, hash: 'another' })).toMatchObject({
    kind: 'other-hash',
    number: 1,
  });
  expect(handed).toEqual([]);
  const shown = await showIssue(deps, owner, ref);
  const hash = shown.kind === 'ok' ? (shown.issue.contentHash ?? '') : '';
  expect(await sendTest(deps, owner, { ...ref, hash })).toMatchObject({
    test: { contentHash: hash },
  });
});

test('a test goes to the testers, marked as a test, without an unsubscribe link', async () => {
  const testers = ['ed@digest.example', 'flo@digest.example'];
  const { deps, handed, acts, ref } = await open({ testers, replyTo: 'ed@digest.example' });
  await suppress('flo@digest.example');
  expect(await sendTest(deps, owner, ref)).toEqual({
    kind: 'sent',
    test: {
      number: 1,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      to: ['ed@digest.example'],
      ids: ['ed@digest.example'],
      suppressed: ['flo@digest.example'],
    },
  });
  const [[mail] = []] = handed;
  expect(mail).toMatchObject({
    from: 'Digest <news@digest.example>',
    to: 'ed@digest.example',
    subject: '[Proof] A',
    replyTo: 'ed@digest.example',
  });
  expect(Object.keys(mail?.headers ?? {})).not.toContain('List-Unsubscribe');
  expect(mail?.html).toContain('sample-of-a-proof');
  expect(await acts()).toEqual([{ actor: 'ada', door: 'command line', kind: 'issue' }]);
});

test('no test is sent without a tester, a sender, a mailable address and an issue', async () => {
  const { deps, handed, acts, ref } = await open();
  const send = (to: string | null) => sendTest(deps, owner, { ...ref, to });
  expect(await send(null)).toEqual({ kind: 'no-testers' });
  expect(await send('nobody')).toMatchObject({ kind: 'invalid', problems: [{ field: 'to' }] });
  await suppress('out@digest.example');
  expect(await send('out@digest.example')).toMatchObject({ kind: 'all-suppressed' });
  await cancelIssue(deps, owner, ref);
  expect(await send('me@digest.example')).toMatchObject({ kind: 'wrong-state' });
  const nameless = await open({ sender: null });
  expect(await sendTest(nameless.deps, owner, { ...nameless.ref, to: 'a@b.example' })).toEqual({
    kind: 'no-sender',
    number: 1,
  });
  expect([...handed, ...nameless.handed]).toEqual([]);
  expect(await acts()).toEqual([]);
});

test('an actor without a role in the newsletter cannot send one', async () => {
  const { deps, handed, acts, ref } = await open({ testers: ['ed@digest.example'] });
  const stranger: Actor = { kind: 'person', id: '7', roles: { 0: 'owner' }, door: 'desk' };
  expect(await sendTest(deps, stranger, ref)).toEqual({ kind: 'not-allowed', step: 'send-test' });
  expect(handed).toEqual([]);
  expect(await acts()).toEqual([]);
});

test('a test that the provider does not accept is reported, and the attempt recorded', async () => {
  const { deps, acts, ref } = await open({}, async () => ({
    kind: 'not-accepted',
    address: 'me@digest.example',
    message: 'no',
  }));
  expect(await sendTest(deps, owner, { ...ref, to: 'me@digest.example' })).toMatchObject({
    kind: 'not-accepted',
    message: 'no',
  });
  expect(await acts()).toHaveLength(1);
});

test('a person may send thirty tests an hour, by themselves and by their keys; the terminal any', async () => {
  const { deps, newsletter, handed, ref } = await open({ testers: ['ed@digest.example'] });
  const { rows } = await sql<{ person: string; key: string }>`
    with made as (
      insert into person (address, address_canonical, created_at)
      values ('ann@digest.example', 'ann@digest.example', now()) returning id
    )
    insert into api_key (token_hash, name, person_id, scopes, created_at)
    select 'hash', 'script', id, '{issues}', now() from made
    returning id as key, person_id as person`.execute(fixture.db);
  const roles = { [newsletter.id]: 'publisher' as const };
  const ann: Actor = { kind: 'person', id: rows[0]?.person ?? '', roles, door: 'desk' };
  const key: Actor = { kind: 'key', id: rows[0]?.key ?? '', roles, steps: ['send-test'] };
  const outcomes = [];
  // Two at once count each other.
  for (let n = 0; n < 16; n += 1) {
    outcomes.push(
      ...(await Promise.all([sendTest(deps, ann, ref), sendTest(deps, key, ref)])).map(
        ({ kind }) => kind,
      ),
    );
  }
  expect(outcomes.filter((kind) => kind === 'sent')).toHaveLength(30);
  expect(outcomes.slice(30)).toEqual(['too-many', 'too-many']);
  expect(handed).toHaveLength(30);
  expect(await sendTest(deps, key, ref)).toEqual({ kind: 'too-many', seconds: 3600 });
  expect((await sendTest(deps, owner, ref)).kind).toBe('sent');
});
