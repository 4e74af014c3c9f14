import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyDatabase, temporaryDataDir } from '../../kit/index.ts';
import { withoutGaps } from '../../../packages/db/src/backup-file/fill-tables.fixture.ts';
import { does, fill, KEY, printOf, type Place } from '../backup.fixture.ts';

/** A place on Galley's own Postgres with a newsletter and a reader. */
const ownPlace = async (): Promise<Place> =>
  fill({ DATA_DIR: await temporaryDataDir(), SECRET_KEY: KEY });

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
