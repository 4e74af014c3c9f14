import { openDatabase, sql } from '@galley/db';
import { expect } from 'vitest';
import { runGalley } from '../kit/index.ts';
import { fingerprint } from '../../packages/db/src/backup-file/fill-tables.fixture.ts';

export const KEY = 'k'.repeat(40);

/** The settings that say where an installation keeps its data. */
export interface Place {
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string;
  readonly SECRET_KEY?: string;
}

/** Runs a command on a place. */
export const galley = async (env: Place, ...argv: string[]) =>
  runGalley(argv, { cwd: env.DATA_DIR, env: { PATH: '/usr/bin:/bin', ...env } });

/** Runs a command that succeeds, and returns what it prints. */
export async function does(env: Place, ...argv: string[]): Promise<string> {
  const ran = await galley(env, ...argv);
  expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
  return ran.stdout;
}

/** Makes a newsletter with a reader. */
export async function fill(env: Place): Promise<Place> {
  await does(env, 'newsletter', 'set', '--title', 'Digest');
  await does(env, 'subscriber', 'add', 'ana@code.example', '--consent', 'by phone');
  return env;
}

/** What a place holds, except what the restore itself changes. */
export async function printOf({
  DATA_DIR: dataDir,
  DATABASE_URL: databaseUrl = null,
}: {
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string | null;
}) {
  const database = await openDatabase({ databaseUrl, dataDir, applicationName: 'galley-test' });
  try {
    const prints = await fingerprint(database);
    for (const changed of ['installation', 'audit', 'audit_id_seq', 'backup_id_seq']) {
      prints.delete(changed);
    }
    const { rows } = await sql<{ id: string; held: string | null; restored: boolean }>`
      select id, held, restored_at is not null as restored from installation`.execute(database.db);
    return { prints, installation: rows[0] };
  } finally {
    await database.close();
  }
}
