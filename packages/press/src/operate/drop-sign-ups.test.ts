import { CLOCK } from '@galley/core/editor';
import { sql } from '@galley/db';
import { expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '@galley/test/kit';
import { dropSignUps } from './drop-sign-ups.ts';

const fixture = withDatabase();

test('expired windows and counts older than 90 days are removed; the others stay', async () => {
  const { db } = fixture;
  const { newsletterId } = await releaseIssue(db, 1);
  await sql`
    insert into sign_up_window (key, minutes, started_at, used)
    select 'old/' || n, 10, timestamptz '2026-03-09T11:59Z', 1 from generate_series(1, 10500) n
    union all values ('day', 1440, timestamptz '2026-03-09T12:01Z', 1)`.execute(db);
  await sql`
    insert into sign_up_refusal (newsletter_id, day, reason, count)
    values (${newsletterId}, '2025-12-09', 'trap', 1), (${newsletterId}, '2025-12-10', 'trap', 2)`.execute(
    db,
  );
  await dropSignUps({ db, clock: () => new Date('2026-03-10T12:00:00Z') }, CLOCK);
  expect(await db.selectFrom('sign_up_window').select('key').execute()).toEqual([{ key: 'day' }]);
  expect(await db.selectFrom('sign_up_refusal').select('count').execute()).toEqual([{ count: 2 }]);
});
