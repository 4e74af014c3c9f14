import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Where the readers' rows lie. */
export type Layout =
  /** One Postgres. */
  | { readonly kind: 'single' }
  /** A Citus cluster, whose coordinator holds everything. */
  | { readonly kind: 'undistributed'; readonly workers: readonly Worker[] }
  | {
      readonly kind: 'distributed';
      readonly buckets: readonly number[];
      /** Buckets in which some address would land, and that the installation doesn't know. */
      readonly strays: readonly number[];
      readonly workers: readonly Worker[];
    };

/** A machine that may hold shards. */
export interface Worker {
  readonly address: string;
  /** How many of the readers' shards lie there. */
  readonly shards: number;
  /** Whether Citus counts on it. */
  readonly isActive: boolean;
}

/** Asks every machine that should hold shards; the coordinator can't reach those that it returns. */
export async function listSilentWorkers(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    select nodename || ':' || nodeport as address from pg_dist_node
    where shouldhaveshards and noderole = 'primary' and isactive
      and not citus_check_connection_to_node(nodename, nodeport)
    order by address`.execute(db);
  return rows.map(({ address }) => address);
}

/** Reads from the catalog where the readers' rows lie. */
export async function readLayout(db: Kysely<Database>): Promise<Layout> {
  const { rows: extension } = await sql`
    select from pg_extension where extname = 'citus'`.execute(db);
  if (extension.length === 0) return { kind: 'single' };
  const { rows: workers } = await sql<Worker>`
    select n.nodename || ':' || n.nodeport as address, (
        select count(*)::integer from pg_dist_placement p join pg_dist_shard s using (shardid)
        where p.groupid = n.groupid and s.logicalrelid = 'subscriber'::regclass
      ) as shards, n.isactive as "isActive"
    from pg_dist_node n where n.shouldhaveshards and n.noderole = 'primary'
    order by address`.execute(db);
  const { rows: spread } = await sql`
    select from pg_dist_partition where logicalrelid = 'subscriber'::regclass`.execute(db);
  if (spread.length === 0) return { kind: 'undistributed', workers };
  const { buckets } = await db
    .selectFrom('installation')
    .select('buckets')
    .executeTakeFirstOrThrow();
  // So many addresses reach each of even a thousand buckets.
  const { rows: strays } = await sql<{ bucket: number }>`
    select distinct bucket_of(n::text) as bucket from generate_series(1, 20000) n
    except select unnest(${buckets}::smallint[]) order by 1`.execute(db);
  return { kind: 'distributed', buckets, strays: strays.map(({ bucket }) => bucket), workers };
}
