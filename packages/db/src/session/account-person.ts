import type { Role } from '@galley/core/editor';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { PersonTable } from '../person/person-table.ts';
import type { Database } from '../schema/database.ts';

export type AccountPerson = Selectable<PersonTable>;

/**
 * Locks a person's row; undefined if they were removed. Signing in, adding a passkey, recovery,
 * removal and a change of role all take this lock first, so that none of them misses another.
 */
export const lockAccount = async (
  trx: Transaction<Database>,
  personId: string,
): Promise<AccountPerson | undefined> =>
  trx
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .where('removed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();

/** Reads the person of a session. */
export const readAccountRow = async (
  db: Kysely<Database>,
  personId: string,
): Promise<AccountPerson> =>
  db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();

/** A role, and the newsletter in which a person has it; null for every newsletter. */
export interface AccountRole {
  readonly newsletter_id: string | null;
  readonly slug: string | null;
  readonly role: Role;
}

/** Lists a person's roles, those in every newsletter first. */
export const listRolesOf = async (db: Kysely<Database>, personId: string): Promise<AccountRole[]> =>
  db
    .selectFrom('person_role as r')
    .leftJoin('newsletter as n', 'n.id', 'r.newsletter_id')
    .select(['r.newsletter_id', 'n.slug', 'r.role'])
    .where('r.person_id', '=', personId)
    .orderBy(sql`r.newsletter_id nulls first`)
    .execute();

/**
 * Lists the addresses of the other owners: of every newsletter, or of one in which this person has
 * a role.
 */
export async function listOwnersAround(
  db: Kysely<Database>,
  personId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly address: string }>`
    select distinct p.address from person p join person_role r on r.person_id = p.id
    where r.role = 'owner' and p.removed_at is null and p.id <> ${personId}
      and (r.newsletter_id is null or r.newsletter_id in
        (select newsletter_id from person_role where person_id = ${personId}))
    order by p.address`.execute(db);
  return rows.map((row) => row.address);
}
