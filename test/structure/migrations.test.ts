import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONTRACTIONS } from '../../packages/db/src/migrations/contractions.ts';
import { findContractions } from './find-contractions.ts';

const FOLDER = join(import.meta.dirname, '../../packages/db/src/migrations');
/** The last migration of v0.9.0; its processes may run beside ours. */
const RELEASED = '0055';

const migrations = readdirSync(FOLDER)
  .filter((file) => /^\d{4}-/.test(file) && file.slice(0, 4) > RELEASED)
  .map((file) => file.replace(/\.ts$/, ''));

test('a migration takes nothing away that an older process uses, unless a release has stopped using it', () => {
  for (const name of migrations) {
    const found = findContractions(readFileSync(join(FOLDER, `${name}.ts`), 'utf8'));
    const allowed = CONTRACTIONS[name];
    if (allowed === undefined) expect([name, found]).toEqual([name, []]);
    else expect([name, found.length > 0]).toEqual([name, true]);
  }
});

test('every contraction in the list is a migration that is there', () => {
  expect(Object.keys(CONTRACTIONS).filter((name) => !migrations.includes(name))).toEqual([]);
});

test.each([
  ['drop table reader', ['drops a table']],
  ['alter table reader drop column name', ['drops a column']],
  ['alter table reader drop name, drop age', ['drops a column']],
  ['alter table reader drop constraint if exists reader_check', []],
  ['alter table reader rename column name to title', ['renames']],
  ['alter table reader rename to person', ['renames']],
  ['alter table reader alter column name type text', ['changes a type']],
  ['alter table reader alter column name set not null', ['demands a value']],
  ['alter table reader add column name text not null', ['demands a value']],
  [`alter table reader add column name text not null default ''`, []],
  ['alter table reader add column id bigint not null generated always as identity', []],
  ['alter table reader add check (name is not null)', ['checks what older processes write']],
  ['alter table reader add column name text check (name is not null)', []],
  ['create table reader (name text not null); alter table reader add unique (name)', []],
  ['create unique index on reader (name)', ['checks what older processes write']],
  ['create index on delivery (address)', ['builds an index on a large table']],
  ['create index on only delivery (address)', []],
  ['create index on reader (address)', []],
  [`alter table reader drop constraint a, add constraint a check (kind in ('x', 'y'))`, []],
  ['create function forget() returns trigger as $$ begin delete from reader; end $$', []],
  ['create table reader (name text not null)', []],
  ['-- drop table reader, some day\nselect 1', []],
  ['truncate reader', ['deletes rows']],
  ['delete from reader', ['deletes rows']],
])('%s', (statement, found) => {
  expect(findContractions(`await sql\`${statement}\`.execute(db);`)).toEqual(found);
});
