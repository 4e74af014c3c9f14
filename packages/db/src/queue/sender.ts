import type { Transaction } from 'kysely';
import pg from 'pg';
import type { OpenedDatabase } from '../open-database.ts';
import type { Database } from '../schema/database.ts';
import { QUEUE_SCHEMA, installQueue } from './install-queue.ts';
import type { JobName } from './jobs.ts';

/** The half of the queue that only enqueues, which is all that a command line needs. */
export interface Sender {
  send(
    name: JobName,
    data: object,
    tx: Transaction<Database> | null,
    options: { readonly singletonKey: string; readonly startAfter?: Date },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Opens a sender on one connection of its own, made when needed and given back when idle. */
export async function openSender(database: OpenedDatabase): Promise<Sender> {
  const { PgBoss, fromKysely } = await import('pg-boss');
  const pool = new pg.Pool({
    connectionString: database.connectionString,
    application_name: `${database.applicationName} (queue)`,
    connectionTimeoutMillis: 10_000,
    max: 1,
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined); // idle: the next send connects again
  // Never started: sending needs neither its timers nor its check of the schema.
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: QUEUE_SCHEMA,
  });
  boss.on('error', () => undefined); // every failure of a send is thrown to its caller as well

  // Once, and outside of any transaction, which an error would spoil.
  let installed: Promise<void> | null = null;

  return {
    async send(name, data, tx, options) {
      await (installed ??= installQueue(pool));
      await boss.send(name, data, { ...options, ...(tx && { db: fromKysely(tx) }) });
    },
    close: () => pool.end(),
  };
}
