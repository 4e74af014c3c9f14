import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { OpenedDatabase } from '../open-database.ts';

/**
 * Whether what one connection notifies arrives at another, as wake-ups must. Nobody else listens to
 * the channel.
 */
export async function hearsOneself(
  database: Pick<OpenedDatabase, 'directConnectionString' | 'pool'>,
  patienceMs: number,
): Promise<boolean> {
  const channel = `galley_doctor_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({
    connectionString: database.directConnectionString,
    application_name: 'galley doctor (wake-ups)',
    connectionTimeoutMillis: patienceMs,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const heard = Promise.withResolvers<boolean>();
    client.on('notification', () => heard.resolve(true));
    await client.query(`listen ${channel}`);
    await database.pool.query('select pg_notify($1, $2)', [channel, '']);
    const timer = setTimeout(heard.resolve, patienceMs, false);
    return await heard.promise.finally(() => clearTimeout(timer));
  } finally {
    await client.end();
  }
}
