import { sql } from '@galley/db';
import { owner, releaseIssue, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { seeStuckIssues } from './see-stuck-issues.ts';

const fixture = withDatabase();

/** The issues that count as stuck so many minutes from now. */
async function stuckAfter(minutes: number): Promise<unknown> {
  const clock = () => new Date(Date.now() + minutes * 60_000);
  const seen = await seeStuckIssues({ db: fixture.db, clock }, owner);
  return seen.kind === 'ok' ? seen.stuck.map(({ state }) => state) : seen.kind;
}

test('an issue is stuck once it stands still for longer than it does by itself', async () => {
  const { id, newsletterId } = await releaseIssue(fixture.db, 1);
  await sql`insert into slot (newsletter_id, due_on, due_at, cut_off_at, time_zone, state)
    values (${newsletterId}, '2026-03-13', now(), now(), 'UTC', 'compiled')`.execute(fixture.db);
  const become = async (state: string) =>
    sql`update issue set state = ${state},
      reason = ${state === 'paused' ? 'by-hand' : null}, due_at = now(), slot_due_on = '2026-03-13',
      frozen_at = now(), updated_at = now() where id = ${id}`.execute(fixture.db);
  expect([await stuckAfter(20), await stuckAfter(40)]).toEqual([[], ['sending']]);
  await become('paused');
  expect([await stuckAfter(60), await stuckAfter(25 * 60)]).toEqual([[], ['paused']]);
  await sql`update issue set resume_at = now() + interval '1 day' where id = ${id}`.execute(
    fixture.db,
  );
  expect(await stuckAfter(25 * 60)).toEqual([]);
  await become('approved');
  expect([await stuckAfter(5), await stuckAfter(15)]).toEqual([[], ['approved']]);
  await become('sent');
  expect(await stuckAfter(25 * 60)).toEqual([]);
});
