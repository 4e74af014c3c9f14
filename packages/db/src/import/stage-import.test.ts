import { withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  dropOldStages,
  LostStage,
  stageRows,
  takeImportTurn,
  withImport,
  type ImportStage,
} from './stage-import.ts';
import { countSubscriptionRows } from './import-counts.ts';
import { importedRow } from './import-row.fixture.ts';

const fixture = withDatabase();

async function staged(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from import_row`.execute(fixture.db);
  return rows[0]?.count ?? -1;
}

test('two imports at once see only their own rows, and leave none', async () => {
  await withImport(fixture.db, async (one) => {
    await stageRows(one, [importedRow(1), importedRow(2)]);
    await withImport(fixture.db, async (two) => {
      await stageRows(two, [importedRow(1)]);
      expect([await countSubscriptionRows(one), await countSubscriptionRows(two)]).toEqual([2, 1]);
    });
    expect(await staged()).toBe(2);
  });
  expect(await staged()).toBe(0);
});

test('an import that fails leaves no rows, and one whose process died leaves them for a day', async () => {
  const failing = withImport(fixture.db, async (stage) => {
    await stageRows(stage, [importedRow(1)]);
    throw new Error('unreadable');
  });
  await expect(failing).rejects.toThrow('unreadable');
  expect(await staged()).toBe(0);

  const dead: ImportStage = { db: fixture.db, id: 'dead' };
  await fixture.db.insertInto('import_stage').values({ id: 'dead' }).execute();
  await stageRows(dead, [importedRow(1)]);
  await dropOldStages(fixture.db);
  expect(await staged()).toBe(1);
  await sql`update import_stage set touched_at = now() - interval '25 hours'`.execute(fixture.db);
  await dropOldStages(fixture.db);
  expect(await staged()).toBe(0);
});

// A crash of Postgres empties tables that are not in its log, and a replica that takes over has none.
const loseAll = () => sql`truncate import_row, import_stage`.execute(fixture.db);

test.each<[string, (stage: ImportStage) => Promise<unknown>]>([
  ['stages more', async (stage) => stageRows(stage, [importedRow(2)])],
  [
    'stores',
    async (stage) => fixture.db.transaction().execute((trx) => takeImportTurn(trx, stage)),
  ],
  ['is done', async () => undefined],
])('an import whose rows the server has lost notices when it %s', async (_, next) => {
  const losing = withImport(fixture.db, async (stage) => {
    await stageRows(stage, [importedRow(1)]);
    await loseAll();
    await next(stage);
  });
  await expect(losing).rejects.toThrow(LostStage);
  expect(await staged()).toBe(0);
});
