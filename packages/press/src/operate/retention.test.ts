import { CLOCK } from '@galley/core/editor';
import { openDeliveryPartition, openEventPartitions, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import {
  applyRetention,
  dropTooOld,
  foreseeRetention,
  seeRetention,
  setRetention,
} from './index.ts';

const fixture = withDatabase();
const open = () => testPress(fixture.db, '2026-03-09T12:00:00Z');

/** An issue that ended some days ago and still has its deliveries. */
async function endedIssue(days: number): Promise<string> {
  const press = open();
  const { slug: newsletter, id } = await testNewsletter(press);
  await queued(press, newsletter, 'A review');
  await compileIssue(press, owner, { newsletter });
  const issue = await fixture.db
    .selectFrom('issue')
    .select('id')
    .where('newsletter_id', '=', id)
    .executeTakeFirstOrThrow();
  await openDeliveryPartition(fixture.db, issue.id);
  await sql`update issue set state = 'cancelled',
    cancelled_at = now() - make_interval(days => ${days}) where id = ${issue.id}`.execute(
    fixture.db,
  );
  return newsletter;
}

const set = async (change: Parameters<typeof setRetention>[2]) =>
  setRetention(open(), owner, change);

beforeEach(async () => {
  await set({ deliveries: null, events: '183d', sessions: '90d' });
  await fixture.db
    .updateTable('retention')
    .set({ next_at: new Date(0) })
    .execute();
});

test('until somebody says otherwise, who got an issue is kept for ever', async () => {
  expect(await seeRetention(open(), owner)).toMatchObject({
    retention: { deliveries: null, events: '183d', sessions: '90d' },
  });
  await endedIssue(3000);
  expect(await applyRetention(open(), CLOCK)).toMatchObject({ kind: 'applied', dropped: [] });
});

test('once a day, the clock drops what is older than it is kept, and the log says so', async () => {
  const [old, young] = [await endedIssue(400), await endedIssue(100)];
  expect(await foreseeRetention(open(), owner, { deliveries: '365d' })).toMatchObject({
    tooOld: { issues: expect.any(Number) },
  });
  await openEventPartitions(fixture.db, new Date('2025-01-15T00:00:00Z'));
  expect(await set({ deliveries: '365d' })).toMatchObject({ kind: 'changed' });
  const { db } = fixture;
  expect(await dropTooOld(open(), owner, { dryRun: true })).toMatchObject({
    dropped: expect.arrayContaining([expect.objectContaining({ newsletter: old })]),
  });
  const applied = await applyRetention(open(), CLOCK);
  if (applied.kind !== 'applied') throw new Error(applied.kind);
  const slugs = applied.dropped.map(({ newsletter }) => newsletter);
  expect(slugs).toContain(old);
  expect(slugs).not.toContain(young);
  expect(applied.eventMonths).toEqual(['2025-01', '2025-02', '2025-03']);
  const acts = await listActs(db, { limit: slugs.length + 1 });
  expect(new Set(acts.map(({ step, actor_kind: kind }) => `${step} by ${kind}`))).toEqual(
    new Set(['drop-deliveries by clock', 'drop-events by clock']),
  );
  expect(await applyRetention(open(), CLOCK)).toEqual({ kind: 'not-yet' });
  // A change is applied soon.
  await set({ deliveries: '90d' });
  expect(await applyRetention(open(), CLOCK)).toMatchObject({
    dropped: [{ newsletter: young }],
  });
});

test('a process that is stopped midway leaves the rest to the next one', async () => {
  const slug = await endedIssue(400);
  await set({ deliveries: '365d' });
  const stopped = AbortSignal.abort();
  expect(await applyRetention(open(), CLOCK, { signal: stopped })).toMatchObject({ dropped: [] });
  expect((await seeRetention(open(), owner)).kind).toBe('seen');
  await fixture.db
    .updateTable('retention')
    .set({ next_at: new Date(0) })
    .execute();
  expect(await applyRetention(open(), CLOCK)).toMatchObject({ dropped: [{ newsletter: slug }] });
});

test('of two people who change the same, the later one hears of it', async () => {
  const seen = await seeRetention(open(), owner);
  if (seen.kind !== 'seen') throw new Error(seen.kind);
  const { version } = seen.retention;
  await set({ sessions: '30d', version });
  expect(await set({ sessions: '60d', version })).toMatchObject({
    kind: 'conflict',
    fields: [{ field: 'sessions', theirs: '30d', yours: '60d' }],
  });
  expect(await set({ events: '365d', version })).toMatchObject({ kind: 'changed' });
  expect(await set({ deliveries: '30d' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'deliveries' }],
  });
});
