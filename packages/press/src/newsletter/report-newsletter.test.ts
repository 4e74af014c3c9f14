import { sql } from '@galley/db';
import { insertReaders, owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { released } from '../issue/issue.fixture.ts';
import { reportNewsletter } from './report-newsletter.ts';

const fixture = withDatabase();

test('a newsletter tells week by week who came and went, and what it has featured', async () => {
  const { db } = fixture;
  const { press, issue, newsletterId, newsletter } = await released(db, { undoWindow: '0' });
  await sql`update issue set state = 'sent', frozen_at = now(), sent_at = now()
    where id = ${issue.id}`.execute(db);
  const addresses = [1, 2, 3, 4, 5].map((n) => `r${n}@grow.example`);
  await insertReaders(db, newsletterId, addresses, (index) => ({
    status: index === 0 ? 'unsubscribed' : 'confirmed',
    confirmed_at: new Date('2026-03-02T10:00Z'),
    unsubscribed_at: index === 0 ? new Date('2026-03-09T10:00Z') : null,
  }));
  // Of two readers who were asked, one answered within seconds.
  await sql`
    insert into notice (kind, newsletter_id, subscription_id, address, round, state, created_at, ended_at)
    select 'confirmation', ${newsletterId}, id, 'r@grow.example', 1, 'accepted', mailed, mailed
    from (
      select id, '2026-03-02T10:00Z'::timestamptz
        - case when row_number() over (order by id) = 1 then interval '4 seconds'
          else interval '10 seconds' end as mailed
      from subscription where newsletter_id = ${newsletterId} order by id limit 2
    ) asked`.execute(db);
  await sql`insert into suppression (bucket, address_key, reason, created_at)
    values (bucket_of('r2@grow.example'), 'r2@grow.example', 'bounce', '2026-03-09T11:00Z')`.execute(
    db,
  );
  await sql`insert into sign_up_refusal (newsletter_id, day, reason, count)
    values (${newsletterId}, '2026-03-08', 'network', 2), (${newsletterId}, '2026-03-09', 'network', 1),
      (${newsletterId}, '2026-03-09', 'breaker', 1)`.execute(db);
  const deps = { ...press, clock: () => new Date('2026-03-11T12:00Z') };
  const input = { newsletter, by: 'month' } as const;
  const read = await reportNewsletter(deps, owner, input);
  if (read.kind !== 'reported') throw new Error(read.kind);
  const { growth, signUps, refusals, ratings, outlets, issues } = read.report;
  expect(growth.slice(-2)).toEqual([
    { week: '2026-03-02', confirmed: 5, left: 0, suppressed: 0, net: 5 },
    { week: '2026-03-09', confirmed: 0, left: 1, suppressed: 1, net: -2 },
  ]);
  expect(signUps.at(-2)).toMatchObject({ asked: 2, answered: 2, atOnce: 1 });
  expect(signUps.slice(-2).map(({ refused }) => refused)).toEqual([2, 2]);
  expect(refusals).toEqual([
    { reason: 'network', count: 3 },
    { reason: 'breaker', count: 1 },
  ]);
  expect(outlets.length).toBeGreaterThan(0);
  expect(ratings).toHaveLength(1);
  expect(issues).toMatchObject([{ number: 1 }]);
  const other = await reportNewsletter(deps, owner, { newsletter: 'nowhere', by: 'month' });
  expect(other.kind).toBe('no-newsletter');
});
