import { sql, type Kysely, type Selectable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ActorKind, AuditTable, ObjectKind } from './audit-table.ts';

/** A row of the audit log, and what people call its newsletter, actor and object. */
export interface ActRow extends Selectable<AuditTable> {
  /** The newsletter's slug. */
  readonly newsletter: string | null;
  /** The address of a person. */
  readonly actor_address: string | null;
  /** The name of a key. */
  readonly actor_key: string | null;
  /** The number of an issue. */
  readonly object_number: number | null;
  /** The slug of a newsletter. */
  readonly object_slug: string | null;
}

/** Which acts to list; an empty list of newsletters finds none. */
export interface ActFilter {
  /** Null: all, and what concerns the whole installation. */
  readonly newsletterIds: readonly string[] | null;
  readonly step?: string | undefined;
  readonly actor?: { readonly kind: ActorKind; readonly id: string | null } | undefined;
  /** Issues by their number and newsletters by their slug; everything else by its id. */
  readonly object?: { readonly kind: ObjectKind; readonly id: string | null } | undefined;
  /** Only acts before this id. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Lists the audit log, the latest first. */
export async function listActRows(db: Kysely<Database>, filter: ActFilter): Promise<ActRow[]> {
  const { newsletterIds, step, actor, object, before, limit } = filter;
  if (newsletterIds?.length === 0) return [];
  let query = db
    .selectFrom('audit')
    .leftJoin('newsletter', 'newsletter.id', 'audit.newsletter_id')
    .leftJoin('person', (join) =>
      join
        .on('audit.actor_kind', '=', 'person')
        .on(sql`person.id::text`, '=', sql.ref('audit.actor')),
    )
    .leftJoin('api_key', (join) =>
      join
        .on('audit.actor_kind', '=', 'key')
        .on(sql`api_key.id::text`, '=', sql.ref('audit.actor')),
    )
    .leftJoin('issue', (join) =>
      join.on('audit.object_kind', '=', 'issue').onRef('issue.id', '=', 'audit.object_id'),
    )
    .leftJoin('newsletter as named', (join) =>
      join.on('audit.object_kind', '=', 'newsletter').onRef('named.id', '=', 'audit.object_id'),
    )
    .selectAll('audit')
    .select([
      'newsletter.slug as newsletter',
      'person.address as actor_address',
      'api_key.name as actor_key',
      'issue.number as object_number',
      'named.slug as object_slug',
    ])
    .orderBy('audit.id', 'desc')
    .limit(limit);
  if (newsletterIds !== null) query = query.where('audit.newsletter_id', 'in', newsletterIds);
  if (step !== undefined) query = query.where('step', '=', step);
  if (actor !== undefined) {
    query = query.where('actor_kind', '=', actor.kind);
    if (actor.id !== null) query = query.where('actor', '=', actor.id);
  }
  if (object !== undefined) {
    const { kind, id } = object;
    query = query.where('object_kind', '=', kind);
    if (id !== null) query = query.where((where) => where('object_id', 'in', idsOf(db, kind, id)));
  }
  if (before !== undefined) query = query.where('audit.id', '<', before);
  return query.execute();
}

/** The ids that an object's name stands for: an issue's number does in several newsletters. */
function idsOf(db: Kysely<Database>, kind: ObjectKind, id: string) {
  switch (kind) {
    case 'issue':
      return db.selectFrom('issue').select('id').where('number', '=', Number(id));
    case 'newsletter':
      return db.selectFrom('newsletter').select('id').where('slug', '=', id);
    default:
      return [id];
  }
}
