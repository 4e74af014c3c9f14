import { createPlainDatabase, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase, readMigrationState } from './migrate.ts';
import { noteMigratedBy, readMigratedBy } from './migrated-by.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

const test = withDatabase(createPlainDatabase);
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

  it('gives the reviews of older versions an empty list of topics', async () => {
    const topics = '0031-topics';
    for (const name of names.filter((each) => each < topics)) await migrations[name]?.up(test.db);
    await sql`insert into newsletter (slug, title) values ('old', 'Old')`.execute(test.db);
    await sql`insert into review (newsletter_id, slug, document, title_key, pending)
      select id, 'a', '{"title": "A"}', '', '{"title": "New A"}' from newsletter`.execute(test.db);
    await sql`insert into review_version (review_id, version, document, what, began_at, at)
      select id, 1, document, 'began', now(), now() from review`.execute(test.db);
    await migrations[topics]?.up(test.db);
    const { rows } = await sql`select review.document, pending, its.document as version, head
      from review join review_version its on review_id = review.id`.execute(test.db);
    const document = { title: 'A', topics: [] };
    const pending = { title: 'New A', topics: [] };
    expect(rows).toEqual([{ document, pending, version: document, head: document }]);
  });

  it('sends an issue of older versions, approved or being sent, to everybody as it was approved', async () => {
    const renditions = '0026-renditions';
    const isEarlier = (name: string) => name < renditions;
    for (const name of names.filter(isEarlier)) await migrations[name]?.up(test.db);
    await sql`insert into newsletter (slug, title) values ('old', 'Old')`.execute(test.db);
    for (const [at, state] of ['approved', 'sending', 'paused'].entries()) {
      await sql`insert into issue (newsletter_id, number, state, subject, preheader, dated_on)
        select id, ${at + 1}, ${state}, 'S', 'P', '2026-03-13' from newsletter`.execute(test.db);
    }
    await sql`insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select id, 'full', 'S', 'P', '<p>', 'T', '{}', 'h' from issue`.execute(test.db);
    const { rows: issues } = await sql<{ id: string }>`select id from issue order by id`.execute(
      test.db,
    );
    const id = issues[1]?.id ?? '';
    const partition = sql.id(`delivery_${id}`);
    await sql`create table ${partition}
      (like delivery including defaults including constraints)`.execute(test.db);
    await sql`alter table delivery attach partition ${partition}
      for values in (${sql.lit(id)})`.execute(test.db);
    for (const name of names.filter((each) => !isEarlier(each)))
      await migrations[name]?.up(test.db);
    const { rows } = await sql`select choice, gives, key, html from issue
      join rendition_choice c on c.issue_id = issue.id
      join rendition r on r.id = c.rendition_id order by issue.id`.execute(test.db);
    const given = { choice: '', gives: 'own', key: 'full', html: '<p>' };
    expect(rows).toEqual([given, given, given]);
    // Its remaining readers may be left out by their own wish, in the partition of before.
    await sql`insert into delivery (issue_id, subscriber_id, subscription_id, address,
        address_canonical, state, reason)
      values (${id}, 1, 1, 'a@b.example', 'a@b.example', 'excluded', 'on-pause')`.execute(test.db);
  });

  it('keeps the texts of issues of older versions, and what their cancelled ones held', async () => {
    const corrections = '0037-corrections';
    const isEarlier = (name: string) => name < corrections;
    for (const name of names.filter(isEarlier)) await migrations[name]?.up(test.db);
    await sql`insert into newsletter (slug, title) values ('old', 'Old')`.execute(test.db);
    const document = (title: string) => JSON.stringify({ title });
    await sql`insert into review (newsletter_id, slug, document, title_key, pending)
      select newsletter.id, it.slug, ${document('Now')}::jsonb, '', pending from newsletter, (values
        ('edited', null), ('typed', ${document('Typed')}::jsonb), ('without-history', null)
      ) as it (slug, pending)`.execute(test.db);
    for (const [at, title] of ['Then', 'Now'].entries()) {
      await sql`insert into review_version (review_id, version, document, what, began_at, at)
        select id, ${at + 1}, ${document(title)}::jsonb, 'edited', day, day
        from review, (select date '2026-03-01' + ${at * 20}::integer as day) its
        where slug = 'edited'`.execute(test.db);
    }
    for (const [at, state] of ['draft', 'sending', 'sent', 'cancelled'].entries()) {
      await sql`insert into issue (newsletter_id, number, state, subject, preheader, dated_on,
          frozen_at, cancelled_at)
        select id, ${at + 1}, ${state}, 'S', 'P', '2026-03-13', '2026-03-13',
          ${state === 'cancelled' ? '2026-03-14' : null}::timestamptz from newsletter`.execute(
        test.db,
      );
    }
    await sql`insert into issue_review (issue_id, review_id, position)
      select issue.id, review.id, review.id from issue, review`.execute(test.db);
    // Together, as an upgrade runs them.
    await test.db.transaction().execute(async (trx) => {
      for (const name of names.filter((each) => !isEarlier(each))) await migrations[name]?.up(trx);
    });
    const { rows } =
      await sql`select state, array_agg(its.document ->> 'title' order by position) as titles
      from issue_review its join issue on issue.id = issue_id
      where its.corrections = 0 group by issue.id order by issue.id`.execute(test.db);
    expect(rows).toEqual([
      { state: 'draft', titles: ['Now', 'Now', 'Now'] },
      { state: 'sending', titles: ['Now', 'Now', 'Now'] },
      { state: 'sent', titles: ['Now', 'Now', 'Now'] },
      { state: 'cancelled', titles: ['Then', 'Now', 'Now'] },
    ]);
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
      message: expect.stringContaining('a newer one has changed the database (9999-later)'),
    }),
  );
  await noteMigratedBy(test.database, '9.0.0');
  await expect(migrateDatabase(test.database, { galley: '0.1.0' })).rejects.toThrow(
    'The data is newer than this Galley, 0.1.0: a newer one, 9.0.0, has changed the database',
  );
});

it('remembers which Galley has migrated the database, and not which has only looked', async () => {
  await sql`drop schema public cascade`.execute(test.db);
  await sql`create schema public`.execute(test.db);
  expect(await readMigratedBy(test.database)).toBeNull();
  await migrateDatabase(test.database, { galley: '0.2.0' });
  await migrateDatabase(test.database, { galley: '0.3.0' });
  expect(await readMigratedBy(test.database)).toBe('0.2.0');
});
