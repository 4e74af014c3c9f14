import {
  distributeReaders,
  sql,
  type Database,
  type Kysely,
  type OpenedDatabase,
} from '@galley/db';
import pg from 'pg';

/**
 * Databases of tests, of chaos and of the bench on a Citus cluster, where each exists on the coordinator and on every worker. The
 * database that DATABASE_URL names tells whether there is one: it has the extension, and knows the
 * workers. Elsewhere these are the plain statements.
 */

/** As many shards as buckets: enough to tell buckets from each other, and soon made. */
const TEST_BUCKETS = 4;

interface Node {
  readonly host: string;
  readonly port: number;
  readonly isCoordinator: boolean;
}

let nodes: Promise<readonly Node[]> | null = null;

/** Every machine of the cluster, the coordinator last; empty if the server isn't Citus. */
const listNodes = (admin: Kysely<Database>): Promise<readonly Node[]> =>
  (nodes ??= readNodes(admin));

/** Whether the tests' server is the coordinator of a cluster. */
export const isCluster = async (admin: Kysely<Database>): Promise<boolean> =>
  (await listNodes(admin)).length > 0;

async function readNodes(admin: Kysely<Database>): Promise<readonly Node[]> {
  const { rows } = await sql`select from pg_extension where extname = 'citus'`.execute(admin);
  if (rows.length === 0) return [];
  const found = await sql<Node>`
    select nodename as host, nodeport as port, groupid = 0 as "isCoordinator"
    from pg_dist_node where isactive order by groupid desc`.execute(admin);
  return found.rows;
}

/** Runs a statement on every machine; a database can't be made or dropped through Citus alone. */
async function onEach(admin: Kysely<Database>, statement: string): Promise<void> {
  const all = await listNodes(admin);
  if (all.length === 0) return void (await sql.raw(statement).execute(admin));
  for (const node of all) await onNode(admin, node, 'postgres', [statement]);
}

/**
 * Connects to one database on every machine of a cluster, the coordinator last; elsewhere to the one
 * server. One after the other, so that nothing waits for itself.
 */
export async function onEachMachine<T>(
  { db, connectionString }: Pick<OpenedDatabase, 'db' | 'connectionString'>,
  work: (client: pg.Client, address: string, machines: number) => Promise<T>,
): Promise<readonly T[]> {
  const all = await readNodes(db);
  const places =
    all.length === 0
      ? [{ url: connectionString, address: 'the server' }]
      : all.map(({ host, port }) => {
          const address = `${host}:${port}`;
          return { address, url: connectionString.replace(AUTHORITY, `$1${address}`) };
        });
  const results: T[] = [];
  for (const { url, address } of places) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      results.push(await work(client, address, places.length));
    } finally {
      await client.end();
    }
  }
  return results;
}

/** What stands before the database in a URL: whose it is, and where. */
const AUTHORITY = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)[^/?]*/;

async function onNode(
  admin: Kysely<Database>,
  { host, port }: Node,
  database: string,
  statements: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ user: string }>`select current_user as user`.execute(admin);
  const client = new pg.Client({ host, port, database, user: rows[0]?.user });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function createOnCluster(admin: Kysely<Database>, name: string): Promise<void> {
  await createOnEach(admin, name);
  await joinMachines(admin, name);
}

/** Creates a database on every machine; they don't know of each other yet. */
export async function createOnEach(
  admin: Kysely<Database>,
  name: string,
  owner?: string,
): Promise<void> {
  await dropOnCluster(admin, name);
  await onEach(admin, `create database ${name}${owner === undefined ? '' : ` owner ${owner}`}`);
}

/** Makes the coordinator of a cluster know the others; elsewhere it does nothing. */
export async function joinMachines(admin: Kysely<Database>, name: string): Promise<void> {
  const all = await listNodes(admin);
  for (const node of all) await onNode(admin, node, name, ['create extension citus']);
  const coordinator = all.at(-1);
  if (coordinator === undefined) return;
  await onNode(admin, coordinator, name, [
    `select citus_set_coordinator_host('${coordinator.host}', ${coordinator.port})`,
    ...all
      .filter(({ isCoordinator }) => !isCoordinator)
      .map(({ host, port }) => `select citus_add_node('${host}', ${port})`),
  ]);
}

/** On a cluster, spreads the readers over that many buckets; elsewhere it does nothing. */
export async function spreadOnCluster(
  { db }: Pick<OpenedDatabase, 'db'>,
  buckets = TEST_BUCKETS,
): Promise<boolean> {
  const done = await distributeReaders(db, { buckets });
  if (done.kind === 'not-citus') return false;
  if (done.kind !== 'distributed') throw new Error(JSON.stringify(done));
  return true;
}

/**
 * The same for tests: their bucket is decided by the domain alone, so that a test's readers, who
 * mostly share one, are cut into the same batches as on one Postgres. Chaos has audiences over all
 * buckets.
 */
export async function distributeOnCluster(database: Pick<OpenedDatabase, 'db'>): Promise<void> {
  if (!(await spreadOnCluster(database))) return;
  const { db } = database;
  const { rows } = await sql<{ body: string }>`
    select prosrc as body from pg_proc where proname = 'bucket_of'`.execute(db);
  const byDomain = rows[0]?.body.replace('md5(key)', `md5(split_part(key, '@', 2))`);
  await sql
    .raw(
      `create or replace function bucket_of(key text) returns smallint
       language sql immutable parallel safe as $$${byDomain}$$`,
    )
    .execute(db);
}

export async function renameOnCluster(
  admin: Kysely<Database>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await keepOthersOut(admin, from);
  await onEach(admin, `alter database ${from} rename to ${to}`);
}

export async function copyDatabase(
  admin: Kysely<Database>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await onEach(admin, `create database ${to} template ${from}`);
}

export async function dropOnCluster(admin: Kysely<Database>, name: string): Promise<void> {
  await keepOthersOut(admin, name);
  await onEach(admin, `drop database if exists ${name} with (force)`);
}

/** Each machine's own process of Citus is connected, too, and comes back unless nobody may connect. */
async function keepOthersOut(admin: Kysely<Database>, name: string): Promise<void> {
  if ((await listNodes(admin)).length === 0) return;
  await onEach(admin, `update pg_database set datallowconn = false where datname = '${name}'`);
  await onEach(
    admin,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`,
  );
}
