import { sql, type Database, type Kysely } from '@galley/db';
import { stepsOf, type Actor } from '@galley/core/editor';
import { owner } from '../../../../test/kit/owner.ts';
import { compileIssue } from './compile-issue.ts';
import { queueReview } from '../review/index.ts';
import { testNewsletter, testPress, testReview } from '../press.fixture.ts';

let count = 0;

type Person = Extract<Actor, { kind: 'person' }>;

/** An owner of every newsletter who signs approvals. */
export async function enrol(db: Kysely<Database>, name: string): Promise<Person> {
  count += 1;
  const address = `${name.toLowerCase()}${count}@digest.example`;
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into person (address, address_canonical, name, created_at)
      values (${address}, ${address}, ${name}, now()) returning id
    ), held as (
      insert into person_role (person_id, newsletter_id, role)
      select id, null, 'owner' from made
    )
    select id::text from made`.execute(db);
  const { id = '' } = rows[0] ?? {};
  return { kind: 'person', id, roles: { '*': 'owner' }, door: 'desk', signed: 'approve-issue' };
}

/** A key that acts for one person and that another one made. */
export async function keyOf(db: Kysely<Database>, holder: Person, maker: Person): Promise<Actor> {
  count += 1;
  const { rows } = await sql<{ id: string }>`
    insert into api_key (token_hash, name, person_id, made_by, scopes, created_at)
    values (${`hash ${count}`}, 'script', ${holder.id}, ${maker.id}, '{reviews,approve}', now())
    returning id::text`.execute(db);
  const steps = stepsOf(['reviews', 'issues', 'approve']);
  return { kind: 'key', id: rows[0]?.id ?? '', roles: holder.roles, steps };
}

/**
 * A newsletter with four eyes and an issue of two reviews, which Ana has queued; so far nobody else
 * has changed anything since the last sent issue.
 */
export async function openDesk(db: Kysely<Database>) {
  const press = testPress(db, '2026-03-09T12:00:00Z');
  const [ana, bea, cleo] = [
    await enrol(db, 'Ana'),
    await enrol(db, 'Bea'),
    await enrol(db, 'Cleo'),
  ];
  const { id: newsletterId, slug: newsletter } = await testNewsletter(press, { fourEyes: true });
  // Whoever set the newsletter up is not what these tests are about.
  await sql`delete from audit where newsletter_id = ${newsletterId}`.execute(db);
  const reviews: string[] = [];
  for (const title of ['A', 'B']) {
    const added = await queueReview(press, ana, { newsletter, review: testReview(title) });
    if (added.kind !== 'queued') throw new Error(added.kind);
    reviews.push(added.review.id);
  }
  const compiled = await compileIssue(press, owner, { newsletter });
  if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
  const [first = '', second = ''] = reviews;
  const { id: issueId } = compiled.issue;
  const its = { press, ana, bea, cleo, newsletter, newsletterId, issueId, first, second };
  return { ...its, ref: { newsletter, number: 1 } };
}
