import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';
import { listMails } from './read-mails.ts';
import { findSuppression } from './suppressions.ts';
import { countMonth, countRollingDay, total } from './usage.ts';

test('a ledger of a later version is refused with its file name', async () => {
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

test('a ledger of version 1 keeps its mails, quotas and suppressions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-store-'));
  try {
    const path = join(folder, 'sandbox.db');
    const old = new DatabaseSync(path);
    old.exec(`${VERSION_1};
      insert into request values (1, 'emails', null, x'', '', 1000);
      insert into mail values (1, 'mail-1', 1, 0, 'a@b.test', '["x@y.test","z@y.test"]', '["c@y.test"]',
        null, null, 'Issue 1', '{}', null, 1000);
      insert into recipient values ('x@y.test', 1);
      insert into event values (1, 1, 'email.bounced', 1001, 1000, 1, null);
      insert into usage values ('1970-01-01', 3);
      pragma user_version = 1`);
    old.close();
    for (let round = 0; round < 2; round += 1) {
      const store = openStore(path);
      expect(findSuppression(store, new Date(1000), 'X@y.test')).toMatchObject({
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        origin: 'bounce',
        sourceId: 'mail-1',
      });
      expect(total(countMonth(store, new Date(2000)))).toBe(3);
      expect(countRollingDay(store, new Date(2000))).toMatchObject({ sent: 3, received: 0 });
      expect(listMails(store, new Date(2000), {})).toHaveLength(1);
      store.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([0o000, 0o077])('only its owner can read a ledger under umask %o', async (umask) => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-store-'));
  const before = process.umask(umask);
  try {
    const store = openStore(join(folder, 'sandbox.db'));
    store.run("insert into usage (day, sent) values ('2026-11-22', 1)");
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(['sandbox.db', 'sandbox.db-shm', 'sandbox.db-wal']);
    for (const name of names) {
      expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600);
    }
    store.close();
  } finally {
    process.umask(before);
    await rm(folder, { recursive: true });
  }
});

/** The tables of the first version. */
const VERSION_1 = `
create table request (id integer primary key, kind text not null, idempotency_key text,
  body blob not null, answer text not null, received_at integer not null) strict;
create table mail (seq integer primary key, id text not null unique, request_id integer not null,
  position integer not null, sender text not null, recipients text not null, cc text, bcc text,
  reply_to text, subject text not null, tags text not null, scheduled_at integer,
  created_at integer not null) strict;
create table recipient (address text not null, mail_seq integer not null,
  primary key (address, mail_seq)) strict, without rowid;
create table event (seq integer primary key, mail_seq integer not null, type text not null,
  created_at integer not null, due_at integer not null, attempts integer not null default 0,
  next_at integer) strict;
create table usage (day text primary key, mails integer not null) strict, without rowid`;

test('a transaction that throws changes nothing, and the next one works', () => {
  const store = openStore(':memory:');
  const add = () => store.run("insert into usage (day, sent) values ('2026-11-22', 1)");
  expect(() =>
    store.transaction(() => {
      add();
      throw new Error('no');
    }),
  ).toThrow('no');
  store.transaction(add);
  expect(store.all('select sent from usage')).toEqual([{ sent: 1 }]);
  store.close();
});
