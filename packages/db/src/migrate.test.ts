import { withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase, readMigrationState } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

const test = withDatabase();
const names = Object.keys(migrations);

describe('on an empty database', () => {
  const empty = async () => {
    await sql`drop schema public cascade`.execute(test.db);
    await sql`create schema public`.execute(test.db);
  };
  beforeEach(empty);
  afterAll(empty);

  it('gives slots decided before it the cut-off and zone of their newsletter', async () => {
    const isEarlier = (name: string) => name < '0020-slot-facts';
    for (const name of names.filter(isEarlier)) await migrations[name]?.up(test.db);
    await sql`insert into newsletter (slug, title, time_zone, cut_off_seconds)
      values ('old', 'Old', 'Europe/Berlin', 3600)`.execute(test.db);
    await sql`insert into slot (newsletter_id, due_on, due_at, state, reason)
      select id, '2026-03-13', '2026-03-13 07:00Z', 'skipped', 'empty' from newsletter`.execute(
      test.db,
    );
    await migrations['0020-slot-facts']?.up(test.db);
    const { rows } = await sql`
      select cut_off_at, time_zone, reason, ready, minimum, held from slot`.execute(test.db);
    expect(rows).toEqual([
      {
        cut_off_at: new Date('2026-03-13T06:00:00Z'),
        time_zone: 'Europe/Berlin',
        reason: 'empty',
        ...{ ready: null, minimum: null, held: null },
      },
    ]);
  });

  it('runs every migration in order, and the second time none', async () => {
    expect(await readMigrationState(test.database)).toEqual({
      applied: [],
      pending: names,
      unknown: [],
    });
    expect(await migrateDatabase(test.database)).toEqual(names);
    expect(await migrateDatabase(test.database)).toEqual([]);
    expect(await readMigrationState(test.database)).toEqual({
      applied: names,
      pending: [],
      unknown: [],
    });
  });

  it('runs each migration once when ten processes migrate at the same time', async () => {
    const databases = await Promise.all(
      Array.from({ length: 10 }, () =>
        openDatabase({
          databaseUrl: test.connectionString,
          dataDir: '/nonexistent',
          applicationName: 'migrate-test',
        }),
      ),
    );
    const ran = await Promise.all(databases.map((database) => migrateDatabase(database)));
    await Promise.all(databases.map((database) => database.close()));
    expect(ran.flat().toSorted()).toEqual(names);
  });

  it('begins the history of every review of older versions, whatever its text', async () => {
    const editing = '0023-editing';
    for (const name of names.filter((each) => each < editing)) await migrations[name]?.up(test.db);
    await sql`insert into newsletter (slug, title) values ('old', 'Old')`.execute(test.db);
    const title = 'Ü'.repeat(20_000);
    const documents = [{ title, outlet: 'WIRED', authors: ['Ada'] }, { title: 'No outlet' }, {}];
    for (const [at, document] of documents.entries()) {
      await sql`insert into review (newsletter_id, slug, document, title_key, version)
        select id, ${String(at)}, ${JSON.stringify(document)}::jsonb, '', 4
        from newsletter`.execute(test.db);
    }
    await migrations[editing]?.up(test.db);
    const { rows } = await sql`select search, review.head, its.document, its.version, what, ended
      from review join review_version its on review_id = review.id order by review.id`.execute(
      test.db,
    );
    expect(rows).toEqual(
      documents.map((document, at) => ({
        search: [`${'ü'.repeat(20_000)} wired ["ada"]     `, 'no outlet       ', '       '][at],
        head: document,
        document,
        version: 4,
        what: 'began',
        ended: true,
      })),
    );
  });

  it('dates the issues of older versions as their mails say', async () => {
    const dates = '0019-issue-dates-and-numbers';
    for (const name of names.filter((each) => each < dates)) await migrations[name]?.up(test.db);
    await sql`insert into newsletter (slug, title, time_zone)
      values ('far', 'Far', 'Pacific/Kiritimati'), ('odd', 'Odd', 'Nowhere/Known')`.execute(
      test.db,
    );
    await sql`insert into slot (newsletter_id, due_on, due_at, state)
      select id, '2026-12-04', '2026-12-03T18:00Z', 'compiled' from newsletter`.execute(test.db);
    await sql`insert into issue (newsletter_id, number, subject, preheader, slot_due_on, created_at)
      select id, number, '', '', case number when 1 then '2026-12-04'::date end, '2026-11-27T23:00Z'
      from newsletter, generate_series(1, 2) as number`.execute(test.db);
    await migrations[dates]?.up(test.db);
    const { rows } = await sql`select slug, number, dated_on::text from issue
      join newsletter on newsletter.id = newsletter_id order by slug, number`.execute(test.db);
    expect(rows).toEqual([
      { slug: 'far', number: 1, dated_on: '2026-12-04' },
      { slug: 'far', number: 2, dated_on: '2026-11-28' },
      { slug: 'odd', number: 1, dated_on: '2026-12-04' },
      { slug: 'odd', number: 2, dated_on: '2026-11-27' },
    ]);
  });
});

it('drops the job queue that older versions made', async () => {
  await migrateDatabase(test.database);
  await sql`create schema galley_jobs`.execute(test.db);
  await sql`create table galley_jobs.job (id uuid primary key)`.execute(test.db);
  await sql`create view galley_jobs.waiting as select id from galley_jobs.job`.execute(test.db);
  await migrations['0016-no-job-queue']?.up(test.db);
  const { rows } = await sql`select from pg_namespace where nspname = 'galley_jobs'`.execute(
    test.db,
  );
  expect(rows).toEqual([]);
});

it('stores the article keys of reviews that older versions queued, and unwraps their links', async () => {
  await migrateDatabase(test.database);
  await sql`alter table review drop column title_key`.execute(test.db);
  await sql`insert into newsletter (slug, title) values ('old', 'Old')`.execute(test.db);
  const review = (title: string, url: string | null) =>
    JSON.stringify({ title, outlet: 'H', url, summary: [], keyFindings: [], analysis: [] });
  const wrapped =
    'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbor.example%2Fq&data=pat';
  for (const [slug, document] of [
    ['a', review('It’s\u00a0Quiet', null)],
    ['b', review('Two', wrapped)],
  ]) {
    await sql`insert into review (newsletter_id, slug, document, canonical_url)
      select id, ${slug}, ${document}::jsonb, 'the old key' from newsletter`.execute(test.db);
  }
  await migrations['0018-article-key']?.up(test.db);
  const { rows } = await sql`select slug, canonical_url as key, title_key as title,
    document->>'url' as url, document->>'title' as shown from review order by slug`.execute(
    test.db,
  );
  expect(rows).toEqual([
    { slug: 'a', key: null, title: 'its quiet\nh', url: null, shown: 'It’s\u00a0Quiet' },
    {
      slug: 'b',
      key: 'https://harbor.example/q',
      title: 'two\nh',
      url: 'https://harbor.example/q',
      shown: 'Two',
    },
  ]);
});

it('refuses a database that a newer Galley has migrated, and names what it does not know', async () => {
  await migrateDatabase(test.database);
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(
    test.db,
  );
  await expect(migrateDatabase(test.database)).rejects.toThrow(
    expect.objectContaining({
      code: 'newer-than-code',
      message: expect.stringContaining('newer Galley (9999-later)'),
    }),
  );
});
