import { openDatabase } from '@galley/db';
import { importSubscribers } from '@galley/press/subscription';
import { createKeyring } from '@galley/runtime';
import { owner } from '../../kit/owner.ts';
import { measureWork, readInput } from '../measured-process.ts';

export interface ImporterInput {
  readonly databaseUrl: string;
  readonly rows: number;
}

const { databaseUrl, rows } = readInput() as ImporterInput;
const database = await openDatabase({
  databaseUrl,
  dataDir: '/',
  applicationName: 'galley-bench-import',
});

await measureWork(async () => {
  const outcome = await importSubscribers(
    {
      db: database.db,
      clock: () => new Date(),
      keyring: createKeyring(['a secret of the bench that is long enough']),
    },
    owner,
    {
      newsletter: null,
      file: 'readers.csv',
      content: readFile(rows),
      consent: 'Ticked the box below the article',
      skipBad: true,
    },
  );
  if (outcome.kind !== 'imported') throw new Error(`the import is ${outcome.kind}`);
  const { addresses, repeated, refused } = outcome.report;
  if (addresses + repeated.length + refused.length !== rows) throw new Error('rows are missing');
  return rows;
});
await database.close();

/** A file as people export it, generated in pieces: every hundredth row is repeated, and so on. */
function* readFile(count: number): Generator<Uint8Array> {
  yield Buffer.from('email,name\n');
  for (let at = 0; at < count; at += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, count - at) }, (_, index) => {
      const row = at + index;
      if (row % 200 === 17) return `not an address ${row},Nobody`;
      const reader = row % 100 === 99 ? row - 1 : row;
      return `Reader.${reader}@mail${reader % 100}.example,"Ada Lovelace, No. ${reader}"`;
    });
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}
