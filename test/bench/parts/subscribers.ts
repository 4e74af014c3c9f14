import type { ReaderState } from '@galley/core/subscription';
import { openDeliveryPartition, sql } from '@galley/db';
import { setNewsletter } from '@galley/press/newsletter';
import { listSubscribers, readHistory } from '@galley/press/subscription';
import { owner } from '../../kit/owner.ts';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { fillDesk } from '../desk-rows.ts';
import { NEWSLETTER, PUBLIC_URL } from '../issue-props.ts';
import { openNewsletter } from '../press-issue.ts';
import { printNumber, quantile } from '../spread.ts';

const SLUG = NEWSLETTER.slug;
const SMALL = 'small-digest';
/** Nobody waits for a list that comes within this. */
const AT_MOST_MS = 100;
const FIRST = ['Ana', 'Bo', 'Cem', 'Dana', 'Émile', 'Fatma', 'Göran', 'Иван', 'ليلى', '민준'];

/** Finding people among many, and what happened to one of them. */
export const subscribers: BenchPart = {
  name: 'subscribers',
  title: 'Search and history among many subscribers',
  async run(size) {
    const many = { people: 1_000_000, issues: 200, rounds: 100 };
    const its = bySize(size, {
      smoke: { people: 2_000, issues: 3, rounds: 2 },
      usual: many,
      large: { ...many, issues: 500, rounds: 1_000 },
    });
    return withBenchDatabase(async (database) => {
      const newsletterId = await openNewsletter(database, 0);
      await insertPeople(database, newsletterId, its.people);
      await insertIssues(database, newsletterId, its.issues);
      await settle(database);
      const calls = await timeCalls(database, its);
      return {
        tables: [
          {
            title: `Milliseconds of a page of 50, among ${printNumber(its.people)} people with ${printNumber(its.issues)} issues`,
            columns: ['what', 'found', 'p50', 'p95', 'longest'],
            rows: calls.map(({ what, found, sorted }) => [
              what,
              printNumber(found),
              printNumber(quantile(sorted, 0.5), 1),
              printNumber(quantile(sorted, 0.95), 1),
              printNumber(quantile(sorted, 1), 1),
            ]),
          },
        ],
        aims: calls.map(({ what, sorted }) => ({
          what: `${what}, p95`,
          unit: ' ms',
          figure: quantile(sorted, 0.95),
          atMost: AT_MOST_MS,
        })),
        words: [
          'The steps themselves, one at a time, from their call to their answer. A tenth of the people have left, a hundredth never confirmed, another is suppressed, and 2,000 also read a small newsletter.',
          'A page looks at 3,000 rows of an index at most, so a search of which few fit answers as soon, with fewer people and the place where the next page goes on.',
        ],
      };
    });
  },
};

const pressOf = ({ db }: BenchDatabase) => ({
  db,
  clock: () => new Date(),
  publicUrl: PUBLIC_URL,
  providerUrl: 'http://127.0.0.1',
});

async function insertPeople(
  database: BenchDatabase,
  newsletterId: string,
  people: number,
): Promise<void> {
  const { db } = database;
  const set = await setNewsletter(pressOf(database), owner, { slug: SMALL, title: 'Small' });
  if (set.kind !== 'created') throw new Error(`the newsletter is ${set.kind}`);
  const AT_ONCE = 50_000;
  for (let from = 0; from < people; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, people) - 1;
    await sql`
      with people as (
        insert into subscriber (address, address_canonical, name)
        select address, address, name from (
          select format('%s%s@mail%s.example', (array['ana', 'bo', 'cem', 'reader'])[1 + n % 4], n,
              n % 1000) as address,
            format('%s Name%s', (${FIRST}::text[])[1 + n % 10], n % 50000) as name
          from generate_series(${from}::integer, ${to}::integer) n
        ) made returning id
      )
      insert into subscription (newsletter_id, subscriber_id, status, confirmed_at, created_at)
      select ${newsletterId}, id, case when id % 10 = 0 then 'unsubscribed'
        when id % 100 = 1 then 'pending' else 'confirmed' end, now(), now() - interval '3 years'
      from people`.execute(db);
  }
  await sql`insert into suppression (address_key, reason)
    select address_canonical, 'bounce' from subscriber where id % 100 = 2`.execute(db);
  await sql`insert into subscription (newsletter_id, subscriber_id, status, confirmed_at)
    select ${set.newsletter.id}, id, 'confirmed', now() from subscriber
    where id % ${Math.max(1, Math.floor(people / 2_000))}::integer = 0`.execute(db);
  await sql`insert into consent (subscription_id, kind, wording, source)
    select id, 'imported', 'by mail', 'people.csv' from subscription`.execute(db);
}

/** So many people have a delivery of each issue, among them those whose history is read. */
const WITH_DELIVERIES = 1_000;

async function insertIssues(
  database: BenchDatabase,
  newsletterId: string,
  issues: number,
): Promise<void> {
  const { db } = database;
  await fillDesk(database, newsletterId, { reviews: 50, issues, queued: 5 });
  await sql`update issue set frozen_at = now() + (number - 10000) * interval '1 hour'
    where newsletter_id = ${newsletterId}`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from issue where newsletter_id = ${newsletterId}`.execute(db);
  for (const { id } of rows) {
    await openDeliveryPartition(db, id);
    await sql`insert into delivery (issue_id, subscriber_id, subscription_id, address,
        address_canonical, state, reason)
      select ${id}, s.id, n.id, s.address, s.address_canonical, 'excluded', 'monthly'
      from subscriber s join subscription n on n.subscriber_id = s.id
        and n.newsletter_id = ${newsletterId}
      where s.id <= ${WITH_DELIVERIES}`.execute(db);
  }
}

interface Ask {
  readonly newsletter?: string;
  readonly state?: ReaderState;
  readonly search: (round: number) => string;
}

const ASKS: Readonly<Record<string, Ask>> = {
  'everybody, the newest first': { search: () => '' },
  'those who are suppressed': { search: () => '', state: 'suppressed' },
  'address, one letter': { search: () => 'a' },
  'address, as it is typed': { search: (round) => `reader${round}` },
  'whole address': { search: (round) => `reader${round * 4 + 3}@mail${(round * 4 + 3) % 1000}` },
  'address of nobody': { search: (round) => `nobody${round}@` },
  domain: { search: (round) => `@mail${round}.example` },
  'domain, beginning': { search: () => 'mail' },
  'name, one word': { search: (round) => `name${round}` },
  'name, two words': { search: (round) => `ana name${round}` },
  'name, Arabic': { search: () => 'ليلى' },
  'name of nobody': { search: (round) => `zz${round} top` },
  'name, of those who left': { search: () => 'name1', state: 'left' },
  'domain, of those who are suppressed': { search: () => '@mail', state: 'suppressed' },
  'domain, in a small newsletter': { search: () => '@mail', newsletter: SMALL },
  'name, in a small newsletter': { search: (round) => `name${round}`, newsletter: SMALL },
};

async function timeCalls(database: BenchDatabase, { rounds }: { readonly rounds: number }) {
  const press = pressOf(database);
  const time = async (what: string, call: (round: number) => Promise<number>) => {
    const took: number[] = [];
    let found = 0;
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      found = await call(round);
      took.push(performance.now() - from);
    }
    return { what, found, sorted: took.toSorted((a, b) => a - b) };
  };
  const timed = [];
  for (const [what, { newsletter = SLUG, state = null, search }] of Object.entries(ASKS)) {
    timed.push(
      await time(what, async (round) => {
        const query = { newsletter, state, search: search(round) };
        const listed = await listSubscribers(press, owner, query);
        if (listed.kind !== 'listed') throw new Error(JSON.stringify(listed));
        return listed.page.subscribers.length;
      }),
    );
  }
  const { rows } = await sql<{ id: string }>`
    select subscriber_id as id from subscription
    where subscriber_id <= ${WITH_DELIVERIES} order by id`.execute(database.db);
  timed.push(
    await time('history of a person', async (round) => {
      const id = rows[round % rows.length]?.id ?? '';
      const listed = await readHistory(press, owner, { newsletter: SLUG, id });
      if (listed.kind !== 'listed') throw new Error(JSON.stringify(listed));
      return listed.history.entries.length;
    }),
  );
  return timed;
}
