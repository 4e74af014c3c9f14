import pg from 'pg';

interface PooledConnection {
  readonly database: string;
  readonly application_name: string;
  readonly state: string;
}

/**
 * The connections that are open to a database at a pgbouncer, by what it says itself: Postgres sees only
 * those that the pooler keeps.
 *
 * @param consoleUrl its own database, `pgbouncer`
 */
export async function listPooledConnections(
  consoleUrl: string,
  database: string,
): Promise<readonly string[]> {
  const rows = await ask<PooledConnection>(consoleUrl, 'show clients');
  return rows
    .filter((row) => row.database === database)
    .map((row) => `${row.application_name}: ${row.state}`);
}

/** Has a pgbouncer close what it keeps open to a database that nobody uses now. */
export async function endPooledConnections(consoleUrl: string, database: string): Promise<void> {
  const known = await ask<{ readonly name: string }>(consoleUrl, 'show databases');
  if (known.some(({ name }) => name === database)) await ask(consoleUrl, `reconnect "${database}"`);
}

async function ask<Row>(consoleUrl: string, command: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: consoleUrl });
  await client.connect();
  try {
    return (await client.query(command)).rows as Row[];
  } finally {
    await client.end();
  }
}
