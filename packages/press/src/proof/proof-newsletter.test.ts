import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { setNewsletter, setPreflightRules } from '../newsletter/index.ts';
import { editReview, holdReview, moveReview, pinReview } from '../review/index.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { approveIssue, compileIssue, setIssue } from '../issue/index.ts';
import { markProofRead } from './index.ts';
import { proofMark } from './proof-newsletter.ts';

const fixture = withDatabase();

test('the mark changes with anything that the proof shows', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { id: newsletterId, slug: newsletter } = await testNewsletter(press);
  const { id: first } = await queued(press, newsletter, 'A');
  const { id } = await queued(press, newsletter, 'B');
  const read = { newsletterId, number: 1, contentHash: 'hash', renditions: [] };
  const rules = [{ rule: 'reading-time', level: 'off', because: 'we know' } as const];
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'a review is queued': () => queued(press, newsletter, 'C'),
    'a review is moved': () => moveReview(press, owner, { id, to: 1 }),
    'a review is pinned': () => pinReview(press, owner, { id, pinned: true }),
    'a review is edited': () => editReview(press, owner, { id, review: testReview('Another') }),
    'a review is held': () => holdReview(press, owner, first),
    'the newsletter is renamed': () =>
      setNewsletter(press, owner, { slug: newsletter, title: 'New' }),
    'a rule is set': () => setPreflightRules(press, owner, { newsletter, rules, by: 'ada' }),
    'it is compiled': () => compileIssue(press, owner, { newsletter }),
    'its subject is set': () => setIssue(press, owner, { newsletter, number: 1, subject: 'Ours' }),
    'it is approved': () => approveIssue(press, owner, { newsletter, number: 1, by: 'ada' }),
    'it is marked as read': () => markProofRead(press, owner, read),
    'its first reader comes': () => addReader(newsletterId),
  };
  let minutes = 0;
  let mark = await proofMark(press, owner, { newsletter });
  for (const [what, change] of Object.entries(changes)) {
    minutes += 1;
    press.setClock(`2026-03-09T12:${String(minutes).padStart(2, '0')}:00Z`);
    await change();
    const after = await proofMark(press, owner, { newsletter });
    expect(after, what).not.toBe(mark);
    mark = after;
    expect(await proofMark(press, owner, { newsletter }), `after ${what}`).toBe(mark);
  }
});

const addReader = (newsletterId: string) =>
  sql`with reader as (
      insert into subscriber (address, address_canonical) values ('a@b.example', 'a@b.example')
      returning id)
    insert into subscription (newsletter_id, subscriber_id, status, confirmed_at)
    select ${newsletterId}, id, 'confirmed', now() from reader`.execute(fixture.db);
