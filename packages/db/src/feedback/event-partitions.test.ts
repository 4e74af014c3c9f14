import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';
import {
  dropEventPartitions,
  listOldEventMonths,
  openEventPartitions,
} from './event-partitions.ts';
import { insertFeedbackEvent } from './feedback-event-insert.ts';

const fixture = withDatabase();

const store = (svixId: string, at: string) =>
  insertFeedbackEvent(fixture.db, {
    svixId,
    occurredAt: new Date(at),
    type: 'email.sent',
    payload: {},
    now: new Date(at),
  });

const stored = async () =>
  (
    await sql<{ id: string; table: string }>`
      select svix_id as id, tableoid::regclass::text as "table" from feedback_event order by 1`.execute(
      fixture.db,
    )
  ).rows.map(({ id, table }) => `${id} in ${table.replace('feedback_event_', '')}`);

test('months get their partitions ahead of time, and earlier events move there', async () => {
  await store('a', '2026-11-30T23:59:59.999Z');
  await store('b', '2026-12-01T00:00:00Z');
  expect(await stored()).toEqual(['a in other', 'b in other']);
  const [made, ...others] = await Promise.all([
    openEventPartitions(fixture.db, new Date('2026-11-22T10:00:00Z')),
    openEventPartitions(fixture.db, new Date('2026-11-22T10:00:00Z')),
  ]);
  expect(made).toEqual([
    'feedback_event_2026_11',
    'feedback_event_2026_12',
    'feedback_event_2027_01',
  ]);
  expect(others).toHaveLength(1);
  await store('c', '2027-01-31T23:00:00Z');
  await store('d', '2020-01-01T00:00:00Z');
  // Repeats are still known.
  await store('a', '2026-11-30T23:59:59.999Z');
  expect(await stored()).toEqual(['a in 2026_11', 'b in 2026_12', 'c in 2027_01', 'd in other']);
  expect(await openEventPartitions(fixture.db, new Date('2026-11-30T10:00:00Z'))).toEqual([]);
  expect(await openEventPartitions(fixture.db, new Date('2026-12-01T00:00:00Z'))).toEqual([
    'feedback_event_2027_02',
  ]);
});

test('old months are dropped, except those with an event that is not yet applied', async () => {
  const before = new Date('2026-12-15T00:00:00Z');
  expect(await dropEventPartitions(fixture.db, before)).toEqual([]);
  await sql`update feedback_event set applied_at = now() where svix_id in ('a', 'd')`.execute(
    fixture.db,
  );
  expect(await listOldEventMonths(fixture.db, before)).toEqual(['2026-11']);
  expect(await dropEventPartitions(fixture.db, before)).toEqual(['2026-11']);
  expect(await stored()).toEqual(['b in 2026_12', 'c in 2027_01']);
});
