import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { showNewsletter } from '../newsletter/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import {
  approveIssue,
  cancelIssue,
  compileIssue,
  listIssues,
  releaseIssue,
  showIssue,
} from './index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press, { undoWindow: '5m' });
  const compile = async (title: string) => {
    await queued(press, newsletter, title);
    const compiled = await compileIssue(press, owner, { newsletter, extra: true });
    if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
    return compiled.issue;
  };
  const again = async () => {
    const compiled = await compileIssue(press, owner, { newsletter, extra: true });
    if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
    return compiled.issue;
  };
  const on = (number: number) => ({ newsletter, number });
  const approve = async (number: number) =>
    approveIssue(press, owner, { ...on(number), by: 'ada' });
  const release = async (number: number) => {
    await approve(number);
    return releaseIssue(press, owner, on(number));
  };
  const cancel = async (number: number) => cancelIssue(press, owner, on(number));
  const numbers = async () => {
    const listed = await listIssues(press, owner, { newsletter });
    return listed.kind === 'ok'
      ? listed.issues.map(({ number, state, numberIsFree }) =>
          [number, state, ...(numberIsFree ? ['free'] : [])].join(' '),
        )
      : [];
  };
  /** Plans the issue's only batch, as sending does. */
  const plan = async (issueId: string, attempt = 0) =>
    sql`insert into batch (issue_id, rendition_id, ordinal, size, attempt, state, idempotency_key, content_hash)
      select ${issueId}, id, 1, 1, ${attempt}, ${attempt === 0 ? 'prepared' : 'attempted'}, issue_id::text, 'x'
      from rendition where issue_id = ${issueId}`.execute(press.db);
  return { press, newsletter, on, compile, again, approve, release, cancel, numbers, plan };
}

test('an undone issue gives its number up, and its successor has that number and a new id', async () => {
  const { press, newsletter, on, compile, again, release, cancel, numbers, plan } = await open();
  const first = await compile('A');
  await release(1);
  await plan(first.id);
  expect(await cancel(1)).toMatchObject({ kind: 'done', issue: { numberIsFree: true } });
  // Until then, the number names the cancelled issue.
  expect(await showIssue(press, owner, on(1))).toMatchObject({ issue: { id: first.id } });
  expect(await cancel(1)).toMatchObject({ kind: 'wrong-state', state: 'cancelled' });
  expect(await showNewsletter(press, owner, newsletter)).toMatchObject({
    newsletter: { lastIssueNumber: 0 },
  });

  const second = await again();
  expect(second).toMatchObject({ number: 1, reviews: ['A'] });
  expect(second.id).not.toBe(first.id);
  expect(await showIssue(press, owner, on(1))).toMatchObject({ issue: { id: second.id } });
  expect(await numbers()).toEqual(['1 draft', '1 cancelled free']);
  await release(1);
  await compile('B');
  expect(await numbers()).toEqual(['2 draft', '1 sending', '1 cancelled free']);
});

test('an issue keeps its number once a batch of it was attempted', async () => {
  const { compile, release, cancel, numbers, plan } = await open();
  const { id } = await compile('A');
  await release(1);
  await plan(id, 1);
  expect(await cancel(1)).toMatchObject({ issue: { numberIsFree: false } });
  await compile('B');
  expect(await numbers()).toEqual(['2 draft', '1 cancelled']);
});

test('a free number is filled while no later one was released, so that numbers rise', async () => {
  const { compile, release, cancel, numbers } = await open();
  await compile('A');
  await compile('B');
  await cancel(1);
  await compile('C');
  expect(await numbers()).toEqual(['2 draft', '1 draft', '1 cancelled free']);
  await cancel(1);
  await release(2);
  await compile('D');
  expect(await numbers()).toEqual(['3 draft', '2 sending', '1 cancelled free', '1 cancelled free']);
});

test('compiling, cancelling and releasing at once give no number twice and release no successor', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { press, newsletter, compile, approve, cancel, on } = await open();
    const first = await compile('A');
    await approve(1);
    await queued(press, newsletter, 'B');
    // A successor stays a draft, so that only the first issue can be released.
    const [released] = await Promise.all([
      releaseIssue(press, owner, on(1)),
      cancel(1),
      compileIssue(press, owner, { newsletter, extra: true }),
      compileIssue(press, owner, { newsletter, extra: true }),
    ]);
    if ('issue' in released) expect(released.issue.id).toBe(first.id);
    const listed = await listIssues(press, owner, { newsletter });
    if (listed.kind !== 'ok') throw new Error(listed.kind);
    const held = listed.issues.filter((issue) => !issue.numberIsFree);
    expect(new Set(held.map(({ number }) => number)).size).toBe(held.length);
    expect(held.filter(({ state }) => state === 'sending')).toEqual([]);
  }
});
