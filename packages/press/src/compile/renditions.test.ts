import { owner, withDatabase } from '@galley/test/kit';
import { freezeAudienceChunk, openDeliveryPartition, sql } from '@galley/db';
import { expect, test } from 'vitest';
import { approveIssue, compileIssue, releaseIssue, setIssue, showIssue } from '../issue/index.ts';
import { setNewsletter } from '../newsletter/index.ts';
import { queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';

const fixture = withDatabase();

const stars = (value: number) => ({ rating: { value, max: 5 } });

/** A newsletter with three reviews in its queue, and a reader for each choice. */
async function opened(...choices: readonly string[]) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { id, slug: newsletter } = await testNewsletter(press);
  await queued(press, newsletter, 'A fair start', stars(3));
  await queued(press, newsletter, 'The great leap', { ...stars(5), topics: ['AI & Ethics'] });
  await queued(press, newsletter, 'Unrated thoughts', { topics: ['The Sea'] });
  for (const [at, choice] of choices.entries()) await join(newsletter, id, at, choice);
  return { press, newsletterId: id, newsletter, ref: { newsletter, number: 1 } };
}

async function join(slug: string, newsletterId: string, at: number, choice: string): Promise<void> {
  const address = `reader${at}@${slug}.example`;
  await sql`with r as (
      insert into subscriber (address, address_canonical) values (${address}, ${address}) returning id
    )
    insert into subscription (newsletter_id, subscriber_id, status, choice)
    select ${newsletterId}, id, 'confirmed', ${choice} from r`.execute(fixture.db);
}

async function show(press: TestPress, newsletter: string) {
  const shown = await showIssue(press, owner, { newsletter, number: 1 });
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  return shown.issue;
}

test('an issue has a rendition for each set of reviews that somebody has chosen', async () => {
  const { press, newsletter } = await opened(
    '',
    'floor=4',
    'floor=4',
    'topics=the-sea',
    'floor=4&topics=nothing',
  );
  await compileIssue(press, owner, { newsletter });
  const { renditions, audience, reviews } = await show(press, newsletter);
  const [great, unrated, fair] = ['The great leap', 'Unrated thoughts', 'A fair start'].map(
    (title) => reviews.find(({ review }) => review.title === title)?.id ?? '',
  );
  expect(reviews.map(({ id }) => id)).toEqual([great, fair, unrated]);
  expect(renditions.map(({ key, subject }) => [key, subject])).toEqual([
    ['full', 'The great leap'],
    [`${great}.${unrated}`, 'The great leap'],
    [unrated, 'Unrated thoughts'],
  ]);
  const [full, both, one] = renditions.map(({ text }) => text);
  expect(full).toContain('A fair start');
  expect(both).not.toContain('A fair start');
  expect(both).toContain('Unrated thoughts');
  expect(one).not.toContain('The great leap');
  expect(audience).toMatchObject({
    readers: 4,
    leftOut: { 'nothing-chosen': 1, monthly: 0, 'on-pause': 0 },
    renditions: [
      { key: 'full', chosen: 'all reviews', readers: 1, reviews: [{ id: great }, {}, {}] },
      { chosen: 'at least 4 stars', readers: 2 },
      { chosen: 'about The Sea', readers: 1, choices: [{ topics: ['The Sea'] }] },
    ],
  });
});

test('what readers choose voids no approval, and the next edit takes it up', async () => {
  const { press, newsletter, newsletterId, ref } = await opened('');
  await compileIssue(press, owner, { newsletter });
  const approved = await approveIssue(press, owner, { ...ref, by: 'ada' });
  expect(approved.kind).toBe('approved');
  await join(newsletter, newsletterId, 9, 'floor=4');
  await setNewsletter(press, owner, { slug: newsletter, editors: ['ed@digest.example'] });
  await compileIssue(press, owner, { newsletter });
  const { renditions, ...kept } = await show(press, newsletter);
  expect(kept).toMatchObject({ state: 'approved' });
  expect(renditions).toHaveLength(1);
  expect(kept.audience.renditions[0]).toMatchObject({
    readers: 2,
    choices: [{}, { floor: 4, gives: 'late' }],
  });
  await setIssue(press, owner, { ...ref, subject: 'Mine', voidApproval: true });
  const changed = await show(press, newsletter);
  expect(changed).toMatchObject({ state: 'draft' });
  expect(changed.renditions.map(({ subject }) => subject)).toEqual(['Mine', 'Mine']);
});

test('an approval covers the bytes of every rendition', async () => {
  const { press, newsletter, ref } = await opened('', 'floor=4');
  await compileIssue(press, owner, { newsletter });
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await sql`update rendition set html = html || ' ' where key <> 'full'
    and issue_id = (select max(issue_id) from rendition)`.execute(fixture.db);
  expect(await releaseIssue(press, owner, ref)).not.toMatchObject({ kind: 'done' });
});

test('12,000 readers with 12 combinations share the renditions of the same reviews', async () => {
  const { press, newsletter, newsletterId, ref } = await opened();
  const combinations = [null, 3, 4, 5].flatMap((floor) =>
    ['', 'topics=ai-ethics', 'topics=the-sea'].map((topics) =>
      [floor === null ? '' : `floor=${floor}`, topics].filter((part) => part !== '').join('&'),
    ),
  );
  expect(combinations).toHaveLength(12);
  await sql`with r as (
      insert into subscriber (address, address_canonical)
      select 'many' || n || '@' || ${newsletter}, 'many' || n || '@' || ${newsletter}
      from generate_series(1, 12000) n returning id
    )
    insert into subscription (newsletter_id, subscriber_id, status, choice)
    select ${newsletterId}, id, 'confirmed', (${combinations}::text[])[1 + id % 12] from r`.execute(
    fixture.db,
  );
  await compileIssue(press, owner, { newsletter });
  const { renditions, audience } = await show(press, newsletter);
  // All three, the two without the fair one, and each of those two.
  expect(renditions).toHaveLength(4);
  expect(audience.readers).toBe(12_000);
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  await sql`update issue set send_after = null where newsletter_id = ${newsletterId}`.execute(
    fixture.db,
  );
  const { rows } = await sql<{ id: string }>`select id from issue
    where newsletter_id = ${newsletterId}`.execute(fixture.db);
  const issueId = rows[0]?.id ?? '';
  await openDeliveryPartition(fixture.db, issueId);
  for (let kind = 'more'; kind === 'more';) {
    ({ kind } = await fixture.db
      .transaction()
      .execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: 1_000 })));
  }
  const sent = await show(press, newsletter);
  const readersOf = ({ renditions: all }: typeof audience) =>
    all.map(({ key, readers }) => [key, readers]);
  expect(readersOf(sent.audience)).toEqual(readersOf(audience));
});
