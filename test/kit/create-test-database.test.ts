import { openDatabase, sql } from '@galley/db';
import { expect, it } from 'vitest';
import { createTestDatabase } from './create-test-database.ts';

it('gives each caller a separate migrated database', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await sql`create table mine as select 1 as one`.execute(one.db);
  await expect(sql`select one from mine`.execute(two.db)).rejects.toThrow('does not exist');
  expect(await two.db.selectFrom('installation').select('id').execute()).toHaveLength(1);
  await Promise.all([one.drop(), two.drop()]);
});

it('fails a test file that leaves a connection open, but still drops the database', async () => {
  const made = await createTestDatabase();
  const leaking = await openDatabase({
    databaseUrl: made.connectionString,
    dataDir: '/nonexistent',
    applicationName: 'leaking',
  });
  await expect(made.drop()).rejects.toThrow(
    /left open by this test file:\n {2}leaking: (?:idle|active)/,
  );
  await leaking.close();
  const databaseUrl = made.database.directConnectionString;
  const again = { databaseUrl, dataDir: '/', applicationName: 'again' };
  await expect(openDatabase(again)).rejects.toThrow(/has no database/);
});
