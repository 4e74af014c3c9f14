import { createLog } from '@galley/runtime';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { gauges } from './gauges.fixture.ts';
import { createMetrics, serveMetrics } from './index.ts';

const TOKEN = 'a-token-of-this-test';
const silent = createLog({ level: 'silent', name: 'web', destination: { write: () => undefined } });

async function open(seeGauges = async () => gauges(), isReady = async () => true) {
  const metrics = await createMetrics({
    seeGauges,
    connections: () => ({ total: 10, idle: 7, waiting: 2 }),
    isReady,
    version: '1.2.3',
    log: silent,
  });
  const app = new Hono().route('/', serveMetrics(metrics, TOKEN));
  const ask = async (authorization?: string) =>
    app.request('/metrics', authorization === undefined ? {} : { headers: { authorization } });
  const lines = async () => (await (await ask(`Bearer ${TOKEN}`)).text()).split('\n');
  return { metrics, ask, lines };
}

test('only who shows the token gets metrics', async () => {
  const { ask } = await open();
  for (const shown of [undefined, '', 'Bearer', `Bearer ${TOKEN}x`, TOKEN, `bearer ${TOKEN}`]) {
    const answer = await ask(shown);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await answer.text()).not.toContain('galley_');
  }
  const answer = await ask(`Bearer ${TOKEN}`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
});

test('shows rows, this process and its requests', async () => {
  const { metrics, lines } = await open();
  metrics.time({ method: 'GET', route: '/issues/:number', status: 200, seconds: 0.02 });
  metrics.time({ method: 'BREW', route: 'unmatched', status: 404, seconds: 0.02 });
  const shown = await lines();
  expect(shown).toEqual(
    expect.arrayContaining([
      'galley_build_info{version="1.2.3"} 1',
      'galley_issues{state="sending"} 2',
      'galley_issues{state="held"} 0',
      'galley_database_connections{state="busy"} 3',
      'galley_ready 1',
      'galley_rows_read 1',
      'galley_http_request_duration_seconds_count{method="GET",route="/issues/:number",status="200"} 1',
      'galley_http_request_duration_seconds_count{method="other",route="unmatched",status="404"} 1',
    ]),
  );
  expect(shown.filter((line) => line.startsWith('galley_quota_limit'))).toEqual([
    'galley_quota_limit{period="monthly"} 50000',
  ]);
  expect(shown.filter((line) => line.startsWith('galley_backup_age'))).toEqual([]);
});

test('the database is asked once, however many collectors ask', async () => {
  let asked = 0;
  const { lines } = await open(async () => {
    asked += 1;
    return gauges();
  });
  await Promise.all([lines(), lines(), lines()]);
  await lines();
  expect(asked).toBe(1);
});

test('without a database there are metrics, but none of rows', async () => {
  const { lines } = await open(
    async () => {
      throw new Error('no connection');
    },
    async () => false,
  );
  const shown = (await lines()).filter((line) => !line.startsWith('#'));
  expect(shown).toEqual(expect.arrayContaining(['galley_rows_read 0', 'galley_ready 0']));
  expect(shown.filter((line) => /^galley_(?:issue|recent|waiting|slot)/.test(line))).toEqual([]);
});
