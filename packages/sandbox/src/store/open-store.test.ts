import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

test('a ledger of another version is refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-store-'));
  try {
    const path = join(folder, 'sandbox.db');
    const other = new DatabaseSync(path);
    other.exec('pragma user_version = 99');
    other.close();
    expect(() => openStore(path)).toThrow(`${path} is a ledger of version 99`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a transaction that throws leaves nothing behind and the next one works', () => {
  const store = openStore(':memory:');
  const add = () => store.run("insert into usage (day, mails) values ('2026-11-22', 1)");
  expect(() =>
    store.transaction(() => {
      add();
      throw new Error('no');
    }),
  ).toThrow('no');
  store.transaction(add);
  expect(store.all('select mails from usage')).toEqual([{ mails: 1 }]);
  store.close();
});
