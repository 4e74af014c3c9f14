import { CLOCK } from '@galley/core/editor';
import { sql } from '@galley/db';
import { releaseIssue, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { dropSignIns } from './drop-sign-ins.ts';

const fixture = withDatabase();

test('what nobody can sign in by any more is removed; the others stay', async () => {
  const { db } = fixture;
  await sql`
    insert into person (id, address, address_canonical, created_at)
    overriding system value values (1, 'a@b.example', 'a@b.example', now())`.execute(db);
  await sql`
    insert into session (token_hash, person_id, method, browser, created_at, seen_at, expires_at,
      ended_at)
    select hash, 1, 'link', 'Firefox', '2025-01-01', '2025-01-01', expires::timestamptz,
      ended::timestamptz
    from (values ('expired', '2025-12-10T11:59Z', null), ('left', '2026-06-01', '2025-12-10T11:59Z'),
      ('young', '2026-06-01', '2025-12-10T12:01Z'), ('open', '2026-06-01', null))
      as given (hash, expires, ended)`.execute(db);
  await sql`
    insert into sign_in_link (person_id, address_key, browser_hash, created_at, expires_at)
    select 1, key, 'b', at::timestamptz, at::timestamptz
    from (values ('old', '2026-03-08T11:59Z'), ('counted', '2026-03-08T12:01Z'))
      as given (key, at)`.execute(db);
  const { newsletterId } = await releaseIssue(db, 1);
  await sql`
    insert into notice (kind, newsletter_id, sign_in_link_id, address, state)
    select 'sign-in', ${newsletterId}, id, 'a@b.example', 'accepted' from sign_in_link`.execute(db);
  await sql`
    insert into challenge (kind, challenge, session_id, created_at, expires_at)
    select 'step-up', text, (select id from session where token_hash = 'expired'),
      at::timestamptz, at::timestamptz
    from (values ('old', '2026-03-10T10:59Z')) as given (text, at)`.execute(db);
  await dropSignIns({ db, clock: () => new Date('2026-03-10T12:00:00Z') }, CLOCK);
  const left = async (table: 'session' | 'sign_in_link' | 'challenge', column: string) => {
    const { rows } = await sql<{ name: string }>`
      select ${sql.ref(column)} as name from ${sql.table(table)} order by id`.execute(db);
    return rows.map(({ name }) => name);
  };
  expect(await left('session', 'token_hash')).toEqual(['young', 'open']);
  expect(await left('sign_in_link', 'address_key')).toEqual(['counted']);
  expect(await left('challenge', 'challenge')).toEqual([]);
  const notices = await db.selectFrom('notice').select('sign_in_link_id').execute();
  expect(notices.filter((row) => row.sign_in_link_id === null)).toHaveLength(1);
  expect(notices).toHaveLength(2);
});
