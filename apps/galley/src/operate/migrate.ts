import manifest from '../../package.json' with { type: 'json' };
import { addDatabase, databaseTrouble, migrateDatabase } from '../shell/database.ts';
import { migrationText } from '../shell/migration-text.ts';
import type { Outcome } from '../shell/outcome.ts';
import { readSetup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';

/** Migrates the database and prints what ran, and on stderr how it goes; other commands migrate silently if needed. */
export async function migrate(shell: Shell): Promise<Outcome> {
  const read = await readSetup(shell, 'warn');
  if (read.kind === 'refused') return read;
  try {
    const ran = await migrateDatabase(await addDatabase(read.setup, shell.life, 'galley'), {
      galley: manifest.version,
      told: (news) => shell.stderr.write(`${migrationText(news)}\n`),
    });
    return {
      kind: 'done',
      json: { ran },
      text: ran.length === 0 ? 'The database is up to date.' : ran.join('\n'),
    };
  } catch (error) {
    return databaseTrouble(error);
  }
}
