import { withDatabase } from '@galley/test/kit';
import { expect, it } from 'vitest';
import { seeGauges } from './see-gauges.ts';

const test = withDatabase();

it('a slot that nobody decides is overdue from its cut-off on', async () => {
  const { id } = await test.db
    .insertInto('newsletter')
    .values({
      slug: 'digest',
      title: 'Digest',
      sender: null,
      reply_to: null,
      postal_address: null,
      time_zone: 'UTC',
      cadence: 'weekly fri 08:00',
      cut_off_seconds: 3600,
      slots_since: new Date('2026-03-09T00:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const overdueAt = async (now: string): Promise<number> =>
    (await seeGauges({ db: test.db, clock: () => new Date(now) })).slotOverdue;
  expect(await overdueAt('2026-03-13T06:59:00Z')).toBe(0);
  expect(await overdueAt('2026-03-13T07:10:00Z')).toBe(600);
  await test.db
    .insertInto('slot')
    .values({
      newsletter_id: id,
      due_on: '2026-03-13',
      due_at: new Date('2026-03-13T08:00:00Z'),
      cut_off_at: new Date('2026-03-13T07:00:00Z'),
      time_zone: 'UTC',
      state: 'skipped',
      reason: 'empty',
      ready: 0,
      minimum: 1,
      held: 0,
    })
    .execute();
  expect(await overdueAt('2026-03-13T07:10:00Z')).toBe(0);
});
