import { expect, test } from 'vitest';
import { nameStatement } from './trace-statement.ts';

test.each([
  ['select "id" from "issue" where "state" = $1', 'select issue'],
  ["insert into subscriber (address) values ('ada@example.org')", 'insert subscriber'],
  ['update "notice" set "attempt" = attempt + 1', 'update notice'],
  ['\n  with open as (select id from issue) select * from open', 'with issue'],
  ['begin', 'statement'],
  ["select pg_notify('galley', $1)", 'select'],
  ['', 'statement'],
])('%j is named %j', (sql, name) => {
  expect(nameStatement(sql)).toBe(name);
});
