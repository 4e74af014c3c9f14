import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFormStamp } from '@galley/core/subscription';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { expect, test } from 'vitest';
import {
  freePort,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';

const fixture = withDatabase();
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const SECRET_KEY = 'a key that only this test has ever used';
const READER = 'rea@readers.example';
const START = [
  '/',
  '/subscribe',
  '/archive?q=claude',
  '/preferences',
  '/sitemap.xml',
  '/robots.txt',
];

/** Everything stored, a line for each table. */
async function readTables(): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(fixture.db);
  const each = tables.map(
    ({ name }) =>
      sql`select ${name}::text || ' ' || count(*) || ' '
        || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as line
        from ${sql.raw(name)} t`,
  );
  const { rows } = await sql<{ line: string }>`
    ${sql.join(each, sql` union all `)} order by 1`.execute(fixture.db);
  return rows.map(({ line }) => line);
}

/** The paths of this Galley that a page or mail leads to, also those where its forms lead. */
function pathsIn(text: string, origins: readonly string[]): readonly string[] {
  const found = [
    ...text.matchAll(
      /(?:href|src|action|content)="((?:https?:|\/)[^"]+|\/)"|<(?:loc|link)>([^<]+)</g,
    ),
  ].map(([, attribute, element]) => (attribute ?? element ?? '').replaceAll('&amp;', '&'));
  return found.flatMap((link) => {
    const url = URL.parse(link, origins[0]);
    const isOurs = url !== null && origins.includes(url.origin);
    return isOurs && !/^\/(?:desk|mailbox|api)\b/.test(url.pathname)
      ? [url.pathname + url.search]
      : [];
  });
}

test('no link in any mail or page changes anything, by GET or HEAD, however often', async () => {
  const [dataDir, port] = [await temporaryDataDir(), String(await freePort())];
  const env = { ...fixture.env, DATA_DIR: dataDir, PORT: port, SECRET_KEY };
  const whole = spawnGalley(['start', '--json'], { env });
  await whole.says(/"event":"ready"/);
  const galley = async (...argv: string[]) => {
    expect(await runGalley(argv, { env, cwd: dataDir }), argv.join(' ')).toMatchObject({ code: 0 });
  };
  const sender = ['--from', 'press@harbor.example', '--postal-address', '1 Galley Lane, London'];
  await galley('newsletter', 'set', 'harbor', '--title', 'Harbor', ...sender, '--undo-window', '0');
  await galley('subscriber', 'add', 'ada@readers.example', '--consent', 'At the fair');
  await galley('review', 'add', SEED);
  await galley('issue', 'compile');
  await galley('issue', 'approve', '1');
  await galley('issue', 'send', '1');
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const [origin = ''] = origins;
  const post = async (path: string, fields: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(origin + path, { method: 'POST', body, headers: { origin } });
    expect([path.replace(/[\w.-]{30,}/, 'TOKEN'), answer.status < 400]).toEqual([
      path.replace(/[\w.-]{30,}/, 'TOKEN'),
      true,
    ]);
    return answer.text();
  };
  const read = async (path: string) => (await fetch(origin + path)).text();
  const mails = async () => {
    const paths = [...(await read('/mailbox')).matchAll(/href="(\/mailbox\/[\da-f-]{36})"/g)];
    return Promise.all(paths.map(async ([, path]) => read(`${path}/html`)));
  };
  const mailed = async (page: RegExp): Promise<string> => {
    for (;;) {
      for (const mail of await mails()) {
        const path = pathsIn(mail, origins).find((each) => page.test(each));
        if (path !== undefined) return path;
      }
      await sleep(100);
    }
  };

  await mailed(/^\/unsubscribe\//);
  const at = new Date(Date.now() - 10_000);
  const form = makeFormStamp(createKeyring([SECRET_KEY]), {
    newsletter: 'harbor',
    kind: 'first',
    at,
  });
  await post('/subscribe', { email: READER, newsletter: 'harbor', form });
  const confirm = await mailed(/^\/confirm\//);
  await post(confirm);
  const preferences = await mailed(/^\/preferences\//);
  // Asks for the link to address and data.
  await post(`${preferences}/data-link`);
  await mailed(/^\/data\//);
  const waiting = [...START, ...(await mails()).flatMap((mail) => pathsIn(mail, origins))];
  whole.child.kill('SIGTERM');
  expect(await whole.ended).toMatchObject({ code: 0 });

  // What runs by the clock would change something by itself.
  const web = spawnGalley(['start', '--only', 'web', '--json'], { env });
  await web.says(/"event":"ready"/);
  const before = await readTables();
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const answer = await fetch(origin + path, { method, redirect: 'manual' });
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      const text = await answer.text();
      if (/html|xml/.test(answer.headers.get('content-type') ?? '')) {
        waiting.push(...pathsIn(text, origins));
      }
    }
  }
  for (const kind of [
    'confirm',
    'preferences',
    'unsubscribe',
    'data',
    'issues',
    'reviews',
    'feed',
  ]) {
    expect(
      [...seen].some((path) => path.startsWith(`/${kind}`)),
      kind,
    ).toBe(true);
  }
  expect(await readTables()).toEqual(before);
});
