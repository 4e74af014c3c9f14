import { sql } from '@galley/db';
import { expect, test } from 'vitest';
import { runGalley, spawnGalleyToEnd, temporaryDataDir, withDatabase } from '../kit/index.ts';

const fixture = withDatabase();

test('data of a newer Galley ends each command and each part with 2, and a sentence that names both', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(
    fixture.db,
  );
  await sql`comment on table kysely_migration is 'Migrated by Galley 9.1.0'`.execute(fixture.db);
  const { stdout: version } = await runGalley(['--version'], { cwd: '/' });
  const told =
    `The data is newer than this Galley, ${version.trim()}: a newer one, 9.1.0, has changed the ` +
    'database (9999-later). Start that version or a later one, or restore a backup from before it.\n';
  const env = { ...fixture.env, DATA_DIR: await temporaryDataDir() };
  const commands = [['start'], ['start', '--only', 'scheduler'], ['migrate'], ['issue', 'list']];
  for (const argv of commands) {
    expect(await spawnGalleyToEnd(argv, { env }), argv.join(' ')).toEqual({
      code: 2,
      stdout: '',
      stderr: told,
    });
  }
});
