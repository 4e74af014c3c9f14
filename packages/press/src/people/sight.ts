import { mayTake, type Actor, type Roles } from '@galley/core/editor';
import { listNewsletterRows, type Database, type Kysely } from '@galley/db';

/** Which people and roles somebody sees. */
export interface Sight {
  /** Sees everybody, also those without a role. */
  readonly all: boolean;
  /** The slugs of the newsletters whose people they see, by id. */
  readonly slugs: ReadonlyMap<string, string>;
}

/** What an actor sees: the people of newsletters in which they may see people. */
export async function sightOf(db: Kysely<Database>, actor: Actor): Promise<Sight> {
  const rows = await listNewsletterRows(db);
  const seen = rows.filter(({ id }) => mayTake(actor, 'see-people', id));
  return {
    all: mayTake(actor, 'see-people', null),
    slugs: new Map(seen.map(({ id, slug }) => [id, slug])),
  };
}

/** The sight of one newsletter: its people, and those of every newsletter. */
export const narrowed = (id: string, slug: string): Sight => ({
  all: false,
  slugs: new Map([[id, slug]]),
});

/** Whether somebody with these roles is seen; a role in every newsletter is seen in each. */
export const sees = ({ all, slugs }: Sight, roles: Roles): boolean =>
  all || Object.keys(roles).some((place) => (place === '*' ? slugs.size > 0 : slugs.has(place)));
