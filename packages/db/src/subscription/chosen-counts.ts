import type { Rhythm } from '@galley/core/subscription';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** How many confirmed readers of a newsletter have made a choice. */
export interface ChosenCount {
  readonly choice: string;
  readonly rhythm: Rhythm;
  readonly readers: number;
}

/** Counts the confirmed readers of a newsletter by what they chose; most chose nothing. */
export async function countChosen(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<readonly ChosenCount[]> {
  const { rows } = await sql<ChosenCount>`
    select s.choice, s.rhythm, count(*)::integer as readers from subscription s
    where s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
      and (s.choice <> '' or s.rhythm <> 'every'
        or s.paused_until is not null or s.catch_up_since is not null)
    group by s.choice, s.rhythm`.execute(db);
  return rows;
}

/** Counts a newsletter's reviews by the names of their topics. */
export async function countTopicNames(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<readonly { readonly name: string; readonly reviews: number }[]> {
  const { rows } = await sql<{ name: string; reviews: number }>`
    select its.name, count(*)::integer as reviews
    from review r, jsonb_array_elements_text(r.head -> 'topics') as its (name)
    where r.newsletter_id = ${newsletterId} and r.state <> 'removed'
    group by its.name order by its.name`.execute(db);
  return rows;
}
