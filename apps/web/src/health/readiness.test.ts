import { createLog } from '@galley/runtime';
import { sql } from '@galley/db';
import { withDatabase } from '@galley/test/kit';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createHealth } from './health.ts';
import { createReadiness } from './readiness.ts';

const test = withDatabase();
const log = createLog({ level: 'silent', name: 'web', destination: { write: () => undefined } });

async function ask(path: string, its: Partial<Parameters<typeof createReadiness>[0]> = {}) {
  const look = createReadiness({ db: test.db, log, ...its });
  const answer = await new Hono().route('/', createHealth(look)).request(path);
  return [answer.status, await answer.json()];
}

const refused = (because: string) => [503, { status: 'unavailable', because }];

it('is ready while its database answers and has the tables that it needs', async () => {
  expect(await ask('/readyz')).toEqual([200, { status: 'ok' }]);
});

it('is not ready once it drains, but it lives', async () => {
  const draining = AbortSignal.abort();
  expect(await ask('/readyz', { draining })).toEqual(refused('draining'));
  expect(await ask('/healthz', { draining })).toEqual([200, { status: 'ok' }]);
});

it('is not ready while tables are missing, and is beside newer ones, as during an upgrade', async () => {
  const { rows } = await sql<{ name: string; timestamp: string }>`
    delete from kysely_migration where name = (select max(name) from kysely_migration)
    returning name, timestamp`.execute(test.db);
  const [newest] = rows;
  expect(await ask('/readyz')).toEqual(refused('older-schema'));
  await sql`insert into kysely_migration (name, timestamp)
    values (${newest?.name}, ${newest?.timestamp}), ('9999-later', '')`.execute(test.db);
  expect(await ask('/readyz')).toEqual([200, { status: 'ok' }]);
  await sql`delete from kysely_migration where name = '9999-later'`.execute(test.db);
});
