import { readArchiveQuery } from '@galley/core/archive';
import type { Review } from '@galley/core/review';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';
import {
  insertIssue,
  insertNewsletter,
  plainReview,
} from '../../../../test/journeys/site.fixture.ts';
import {
  archiveIssue,
  leaveArchive,
  nextArchiveRewrite,
  rewriteArchive,
  startArchiveRewrite,
} from './archive-rows.ts';
import { listArchiveNames, listFeedReviews, listSitemapPages } from './archived-reviews.ts';
import { FOUND_BEGINS, FOUND_ENDS } from './quote-reviews.ts';
import { searchArchive } from './search-archive.ts';

const test = withDatabase();
let newsletterId: string;

async function send(
  input: Omit<Parameters<typeof insertIssue>[1], 'newsletterId' | 'reviews'> & {
    reviews: Readonly<Record<string, Partial<Review>>>;
  },
  language = 'en',
): Promise<string> {
  const { id } = await insertIssue(test.db, {
    ...input,
    newsletterId,
    reviews: Object.entries(input.reviews).map(([slug, fields]) => ({
      slug,
      document: plainReview(fields),
    })),
  });
  await test.db.transaction().execute((trx) => archiveIssue(trx, { issueId: id, language }));
  return id;
}

async function find(parameters: Readonly<Record<string, string>>, language = 'en', onPage = 20) {
  const query = readArchiveQuery((name) => parameters[name]);
  const search = await searchArchive(test.db, { newsletterId, language, query, onPage });
  if (search.kind !== 'found') throw new Error(`the search is ${search.kind}`);
  return search;
}

const slugs = async (...its: Parameters<typeof find>) =>
  (await find(...its)).reviews.map(({ slug }) => slug);

describe('a search in the archive', () => {
  beforeAll(async () => {
    const newsletter = await insertNewsletter(test.db, { slug: 'weekly', title: 'Weekly' });
    newsletterId = newsletter.id;
    await send({
      number: 1,
      state: 'sent',
      reviews: {
        lighthouse: {
          title: 'The Lighthouse Keepers',
          outlet: 'The Harbor Review',
          authors: ['Ada Byron'],
          rating: { value: 5, max: 5 },
        },
        grid: {
          title: 'The Quiet Grid',
          summary: ['Who keeps a lighthouse dark? <b>Café</b> owners & others.'],
          rating: { value: 4, max: 10 },
          analysis: [
            {
              heading: 'Turbines',
              blocks: [{ type: 'list', ordered: true, items: ['Windmills'] }],
            },
          ],
        },
      },
    });
    await send({
      number: 2,
      state: 'sent',
      reviews: { unrated: { title: 'No Stars', rating: null, outlet: 'WIRED', authors: [] } },
    });
    await send({ number: 3, state: 'draft', reviews: { hidden: { title: 'Hidden lighthouse' } } });
  });

  it('finds words by their stems, in titles before texts', async () => {
    expect(await slugs({ q: 'lighthouses' })).toEqual(['lighthouse', 'grid']);
    expect(await slugs({ q: 'keeping lighthouse' })).toEqual(['grid']);
  });

  it('finds what stands in lists, headings and names, with and without accents', async () => {
    expect(await slugs({ q: 'windmill' })).toEqual(['grid']);
    expect(await slugs({ q: 'turbine' })).toEqual(['grid']);
    expect(await slugs({ q: 'ada byron' })).toEqual(['lighthouse']);
    expect(await slugs({ q: 'cafe' })).toEqual(['grid']);
    expect(await slugs({ q: 'harbor' })).toEqual(['lighthouse']);
  });

  it('does not find the words of the format', async () => {
    expect(await slugs({ q: 'paragraph' })).toEqual([]);
    expect(await slugs({ q: 'ordered' })).toEqual([]);
  });

  it('understands phrases, exclusions and alternatives, and forgives anything else', async () => {
    expect(await slugs({ q: '"quiet grid"' })).toEqual(['grid']);
    expect(await slugs({ q: 'lighthouse -grid' })).toEqual(['lighthouse']);
    expect(new Set(await slugs({ q: 'windmill or byron' }))).toEqual(
      new Set(['grid', 'lighthouse']),
    );
    expect(await slugs({ q: '-lighthouse' })).toEqual(['unrated']);
    expect(await slugs({ q: 'grid -"quiet turbine"' })).toEqual(['grid']);
    expect(await slugs({ q: 'grid -"quiet grid"' })).toEqual([]);
    expect(await slugs({ q: 'lighthouse "the harbor review"' })).toEqual(['lighthouse']);
    for (const q of ['"', "'; drop table review; --", ':*', '<->', '!!', '\\', '%', 'a & | !']) {
      await expect(find({ q })).resolves.toBeDefined();
    }
  });

  it('filters by outlet, author and stars, the latest issue first', async () => {
    expect(await slugs({})).toEqual(['unrated', 'lighthouse', 'grid']);
    expect(await slugs({ outlet: 'WIRED' })).toEqual(['unrated', 'grid']);
    expect(await slugs({ author: 'Ada Byron' })).toEqual(['lighthouse']);
    expect(await slugs({ stars: '5' })).toEqual(['lighthouse']);
    expect(await slugs({ stars: '3' })).toEqual(['lighthouse']);
    expect(await slugs({ q: 'lighthouse', outlet: 'WIRED' })).toEqual(['grid']);
  });

  it('shows a page at a time and counts them all', async () => {
    const first = await find({ page: '1' }, 'en', 2);
    const second = await find({ page: '2' }, 'en', 2);
    expect([...first.reviews, ...second.reviews].map(({ slug }) => slug)).toEqual([
      'unrated',
      'lighthouse',
      'grid',
    ]);
    expect([first.count, second.count, first.shown]).toEqual([3, 3, 3]);
  });

  it('marks what it found, in text that is still data', async () => {
    const { reviews } = await find({ q: 'café' });
    expect(reviews[0]?.excerpt).toContain(`${FOUND_BEGINS}Café${FOUND_ENDS}`);
    expect(reviews[0]?.excerpt).toContain('owners & others');
    const [titled] = (await find({ q: 'keeper' })).reviews;
    expect(titled?.title).toBe(`The Lighthouse ${FOUND_BEGINS}Keepers${FOUND_ENDS}`);
  });

  it('shows no issue that readers may not see', async () => {
    expect(await slugs({ q: 'hidden' })).toEqual([]);
    expect(
      (await listFeedReviews(test.db, newsletterId, { limit: 9 })).map(({ slug }) => slug),
    ).toEqual(['unrated', 'lighthouse', 'grid']);
    expect((await listSitemapPages(test.db, 9)).map(({ name }) => name)).toEqual([
      '2',
      'unrated',
      '1',
      'grid',
      'lighthouse',
    ]);
  });

  it('lists the names that appear most often', async () => {
    const { outlets, authors } = await listArchiveNames(test.db, newsletterId, 9);
    expect(outlets).toEqual([
      { name: 'WIRED', count: 2 },
      { name: 'The Harbor Review', count: 1 },
    ]);
    expect(authors.map(({ name }) => name)).toEqual([
      'Ada Byron',
      'Ada Lovelace',
      'Charles Babbage',
    ]);
  });

  it.each([
    ['de', { title: 'Die Häuser am Meer' }, 'haus', 'Die Häuser am Meer'],
    ['es', { title: 'Las canciones del mar' }, 'canción', 'Las canciones del mar'],
    ['ar', { title: 'حراس المنارات' }, 'المنارة', 'حراس المنارات'],
    ['ja', { title: '東京都の灯台守', summary: ['海辺の灯台。'] }, '灯台', '東京都の灯台守'],
    ['zh', { title: '每周评论' }, '评论', '每周评论'],
    ['th', { title: 'ประภาคารริมทะเล' }, 'ทะเล', 'ประภาคารริมทะเล'],
    ['xx', { title: 'Blorps of Zandor' }, 'blorps', 'Blorps of Zandor'],
  ])('follows the rules of %s', async (language, fields, q, title) => {
    const before = newsletterId;
    const slug = `in-${language}`;
    newsletterId = (await insertNewsletter(test.db, { slug, title: slug, isDefault: false })).id;
    await send({ number: 1, state: 'sent', reviews: { [slug]: fields } }, language);
    const found = await find({ q }, language);
    newsletterId = before;
    expect(found.reviews.map(({ head }) => head.title)).toEqual([title]);
    expect(found.reviews[0]?.title).toContain(FOUND_BEGINS);
  });

  it('follows another language once the newsletter has it', async () => {
    expect(await slugs({ q: 'lighthouses' }, 'simple')).toEqual([]);
    await test.db.transaction().execute(async (trx) => {
      await startArchiveRewrite(trx, newsletterId);
      expect(await rewriteArchive(trx, { newsletterId, language: 'xx' })).toBe(true);
    });
    expect(await slugs({ q: 'lighthouses' }, 'xx')).toEqual([]);
    expect(await slugs({ q: 'lighthouse' }, 'xx')).toEqual(['lighthouse', 'grid']);
  });
});

it('a review stays under the issue that featured it first, unless nobody got that one', async () => {
  const cancelled = await insertNewsletter(test.db, {
    slug: 'again',
    title: 'Again',
    isDefault: false,
  });
  newsletterId = cancelled.id;
  const first = await send({ number: 1, state: 'sent', reviews: { kept: { title: 'Kept' } } });
  const second = await send({ number: 2, state: 'sent', reviews: { other: { title: 'Other' } } });
  const review = await test.db
    .selectFrom('review')
    .select(['id', 'document'])
    .where('slug', '=', 'kept')
    .executeTakeFirstOrThrow();
  await test.db
    .insertInto('issue_review')
    .values({
      issue_id: second,
      review_id: review.id,
      position: 2,
      document: JSON.stringify(review.document),
    })
    .execute();
  const archiveSecond = () =>
    test.db.transaction().execute((trx) => archiveIssue(trx, { issueId: second, language: 'en' }));
  const issueOf = async () =>
    (await find({})).reviews.find(({ slug }) => slug === 'kept')?.issue.number;
  await archiveSecond();
  expect(await issueOf()).toBe(1);
  // Cancelled half-way: its page stays, because sent mails link to it.
  await sql`with made as (
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      values (${first}, 'full', '', '', '', '', '{}', '') returning id
    )
    insert into batch (issue_id, rendition_id, ordinal, size, state)
    select ${first}, id, 1, 1, 'accepted' from made`.execute(test.db);
  await test.db.updateTable('issue').set({ state: 'cancelled' }).where('id', '=', first).execute();
  await archiveSecond();
  await test.db.transaction().execute((trx) => leaveArchive(trx, second));
  expect(await issueOf()).toBe(1);
  await sql`delete from batch where issue_id = ${first}`.execute(test.db);
  expect(await issueOf()).toBeUndefined();
  await archiveSecond();
  expect(await issueOf()).toBe(2);
});

describe('a phrase of words that very many reviews have', () => {
  /** Reviews that have both words, apart; the number is where they stand, from the latest. */
  async function sendMany(together: readonly number[]): Promise<void> {
    newsletterId = (
      await insertNewsletter(test.db, { slug: 'cold', title: 'Cold', isDefault: false })
    ).id;
    await send({ number: 1, state: 'sent', reviews: {} });
    const document = JSON.stringify(plainReview({ summary: ['A cold snap.'] }));
    await sql`
      with many as (
        insert into review (newsletter_id, slug, document, canonical_url, title_key, state)
        select ${newsletterId}, 'cold-' || n, ${document}::jsonb, null, 'cold', 'featured'
        from generate_series(1, 1100) n returning id, slug
      ), numbered as (select id, slug, split_part(slug, '-', 2)::integer as n from many)
      insert into archived_review
        (review_id, newsletter_id, issue_id, place, outlet, authors, stars, names, words)
      select numbered.id, ${newsletterId}, issue.id, n, '', '{}', null, '',
        to_tsvector('galley_english',
          case when n = any(${together}) then 'cold snap' else 'cold and then a snap' end)
      from numbered, issue where issue.newsletter_id = ${newsletterId}`.execute(test.db);
  }

  it('is looked for in the latest thousand, and the count says so', async () => {
    await sendMany([5, 999, 1050]);
    const found = await find({ q: '"cold snap"' });
    expect(found.reviews.map(({ slug }) => slug)).toEqual(['cold-5', 'cold-999']);
    expect([found.count, found.isWhole]).toEqual([2, false]);
    const words = await find({ q: 'cold snap' });
    expect([words.count, words.isWhole, words.shown]).toEqual([1100, true, 100]);
    const without = await find({ q: 'cold -"cold snap"' });
    expect([without.count, without.isWhole]).toEqual([100, false]);
    await test.db
      .deleteFrom('archived_review')
      .where('newsletter_id', '=', newsletterId)
      .where('place', 'in', [5, 999])
      .execute();
    const query = readArchiveQuery((name) => (name === 'q' ? '"cold snap"' : undefined));
    expect(
      await searchArchive(test.db, { newsletterId, language: 'en', query, onPage: 20 }),
    ).toEqual({ kind: 'too-slow' });
  });
});

it('a large archive follows another language step by step, the latest first, whatever fails', async () => {
  const its = await insertNewsletter(test.db, { slug: 'long', title: 'Long', isDefault: false });
  newsletterId = its.id;
  const many = Array.from({ length: 120 }, (_, at) => [
    `long-${at}`,
    { title: `Keepers ${at}`, summary: [] },
  ]);
  await send({ number: 1, state: 'sent', reviews: Object.fromEntries(many) });
  const step = async ({ fails = false } = {}) =>
    test.db.transaction().execute(async (trx) => {
      const isLast = await rewriteArchive(trx, { newsletterId, language: 'xx' });
      if (fails) throw new Error('killed');
      return isLast;
    });
  const found = async () => (await find({ q: 'keepers' }, 'xx')).count;
  await test.db.transaction().execute((trx) => startArchiveRewrite(trx, newsletterId));
  expect(await nextArchiveRewrite(test.db)).toBe(newsletterId);
  expect([await found(), await step(), await found()]).toEqual([0, false, 50]);
  expect(new Set(await slugs({ q: 'keepers' }, 'xx', 50))).toEqual(
    new Set(many.slice(-50).map(([slug]) => slug)),
  );
  await expect(step({ fails: true })).rejects.toThrow('killed');
  expect([await found(), await step(), await found()]).toEqual([50, false, 100]);
  expect([await step(), await found()]).toEqual([true, 120]);
  expect([await nextArchiveRewrite(test.db), await step()]).toEqual([null, false]);
});
