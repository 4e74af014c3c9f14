import type { PoolClient } from 'pg';

const MOST_NAMED = 4;

/** Says what a database holds; null if nothing. What belongs to an extension doesn't count. */
export async function describePlace(client: PoolClient): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and not exists (select from pg_depend d where d.objid = c.oid
        and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    order by c.relkind = 'S', 1`);
  if (rows.length === 0) return null;
  const names = rows.map(({ name }) => name);
  if (names.includes('newsletter') && names.includes('installation')) {
    return describeInstallation(client);
  }
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

async function describeInstallation(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ slug: string }>('select slug from newsletter order by id');
  const counted = await client.query<{ readers: string }>(
    'select count(*)::text as readers from subscriber',
  );
  const slugs = rows.map(({ slug }) => slug);
  const named = slugs.slice(0, MOST_NAMED).join(', ');
  const more = slugs.length - MOST_NAMED;
  const newsletters =
    slugs.length === 0
      ? 'without newsletters'
      : `with ${named}${more > 0 ? ` and ${more} more` : ''}`;
  const readers = counted.rows[0]?.readers ?? '0';
  return `a Galley ${newsletters} and ${readers} ${readers === '1' ? 'reader' : 'readers'}`;
}

/** Names the programs that are connected to this database, besides those called `ourName`. */
export async function listUsers(client: PoolClient, ourName: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct coalesce(nullif(application_name, ''), 'a program without a name') as name
    from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend'
      and pid <> pg_backend_pid() and application_name not in ($1, $1 || ' (presence)')
    order by 1`,
    [ourName],
  );
  return rows.map(({ name }) => name);
}
