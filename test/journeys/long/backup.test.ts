import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, sql } from '@galley/db';
import { expect, test } from 'vitest';
import { createEmptyDatabase, runGalley, temporaryDataDir } from '../../kit/index.ts';
import {
  fingerprint,
  withoutGaps,
} from '../../../packages/db/src/backup-file/fill-tables.fixture.ts';

const KEY = 'k'.repeat(40);

interface Place {
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string;
  readonly SECRET_KEY?: string;
}

const galley = async (env: Place, ...argv: string[]) =>
  runGalley(argv, { cwd: env.DATA_DIR, env: { PATH: '/usr/bin:/bin', ...env } });

async function does(env: Place, ...argv: string[]): Promise<string> {
  const ran = await galley(env, ...argv);
  expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
  return ran.stdout;
}

/** A place on Galley's own Postgres with a newsletter and a reader. */
async function ownPlace(): Promise<Place> {
  const env = { DATA_DIR: await temporaryDataDir(), SECRET_KEY: KEY };
  await does(env, 'newsletter', 'set', '--title', 'Digest');
  await does(env, 'subscriber', 'add', 'ana@code.example', '--consent', 'by phone');
  return env;
}

/** What a place holds, except what the restore itself changes. */
async function printOf({
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

test('moves from its own Postgres to an external one and back, with everything', async () => {
  const own = await ownPlace();
  const file = join(own.DATA_DIR, 'first.backup');
  await expect(does(own, 'backup', file)).resolves.toMatch(
    /is written and was read back: \d+ rows/,
  );
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const before = await printOf(own);

  const connectionString = await createEmptyDatabase();
  const external = { ...own, DATA_DIR: await temporaryDataDir(), DATABASE_URL: connectionString };
  const said = await does(external, 'restore', file);
  expect(said).toMatch(/Nothing is compiled or sent until you release it[^]*galley restored look/);
  const there = await printOf(external);
  expect(withoutGaps(there.prints)).toEqual(withoutGaps(before.prints));
  expect(there.installation).toEqual({ ...before.installation, held: 'restored', restored: true });

  const second = join(own.DATA_DIR, 'second.backup');
  await does(external, 'backup', second);
  const back = { DATA_DIR: await temporaryDataDir(), SECRET_KEY: KEY };
  await does(back, 'restore', second);
  expect(withoutGaps((await printOf(back)).prints)).toEqual(withoutGaps(before.prints));
  expect(await does(back, 'subscriber', 'show', 'ana@code.example')).toContain('ana@code.example');
});
