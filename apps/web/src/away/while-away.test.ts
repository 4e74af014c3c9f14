import { makeReaderToken } from '@galley/core/subscription';
import { openDatabase } from '@galley/db';
import { createKeyring, createLog } from '@galley/runtime';
import { createWebhookSecret, signWebhook } from '@galley/sandbox';
import { doorToDatabase, PATIENTLY, withDatabase } from '@galley/test/kit';
import { wordingOf } from '@galley/wording';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startWeb } from '../start-web.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const secret = createWebhookSecret();
const token = makeReaderToken(keyring, '1', 0);

beforeAll(async () => {
  await fixture.db
    .insertInto('newsletter')
    .values({ slug: 'daily', title: 'Daily', is_default: true })
    .execute();
});

/** A web whose database is behind a door. */
async function serveBehindDoor() {
  const door = await doorToDatabase(fixture.connectionString);
  const database = await openDatabase({
    databaseUrl: door.url,
    dataDir: '/nonexistent',
    applicationName: 'away-test',
  });
  const lines: string[] = [];
  const web = await startWeb({
    db: database.db,
    watch: database.watch,
    wake: async () => undefined,
    keyring,
    sandbox: null,
    webhookSecrets: [secret],
    publicUrl: 'http://127.0.0.1',
    clock: () => new Date(),
    log: createLog({
      level: 'error',
      name: 'web',
      destination: { write: (line: string) => void lines.push(line) },
    }),
    host: '127.0.0.1',
    port: 0,
  });
  onTestFinished(async () => {
    door.refuse();
    await web.stop();
    await database.close();
    await door.close();
  });
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${web.url}${path}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { door, database, lines, call };
}

const event = JSON.stringify({ type: 'email.delivered', created_at: new Date(), data: {} });
const CALLS: readonly (readonly [string, string, () => RequestInit])[] = [
  ['the front page', '/', () => ({})],
  ['the archive', '/archive?q=press', () => ({})],
  ['a page that does not exist', '/nothing', () => ({})],
  ['the preferences', `/preferences/${token}`, () => ({})],
  [
    'leaving with one click',
    `/unsubscribe/${token}`,
    () => ({ method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
  ],
  [
    'a webhook',
    '/webhooks/resend',
    () => ({ method: 'POST', body: event, headers: signed(event) }),
  ],
  [
    'a call of the API',
    '/api/v1/account',
    () => ({ headers: { authorization: `Bearer galley_${'a'.repeat(43)}` } }),
  ],
];

function signed(body: string): Record<string, string> {
  const its = { id: 'msg_1', timestamp: Math.floor(Date.now() / 1000) };
  return {
    'svix-id': its.id,
    'svix-timestamp': String(its.timestamp),
    'svix-signature': signWebhook({ ...its, body, secret }),
  };
}

test.each(['refuse', 'hold'] as const)(
  'while the database is away (%s), everybody gets a calm 503, and pages as soon as it is back',
  async (way) => {
    const { door, database, lines, call } = await serveBehindDoor();
    expect((await call('/')).status).toBe(200);
    door[way]();
    for (const [what, path, init] of CALLS) {
      const { status, headers, text } = await call(path, init());
      expect([what, status, headers.get('retry-after')]).toEqual([what, 503, '5']);
      expect(text).not.toMatch(/ at |node_modules|ECONN|SELECT|select /);
      if (path.startsWith('/api/'))
        expect(JSON.parse(text)).toMatchObject({ code: 'database-away' });
      else if (path.startsWith('/webhooks/'))
        expect(JSON.parse(text)).toEqual({ error: 'database-away' });
      else expect(text).toContain(wordingOf('en').pages.away.title);
    }
    expect(lines).toEqual([]);
    door.open();
    await vi.waitFor(async () => {
      expect(database.watch.isAway()).toBe(false);
      expect((await call('/')).status).toBe(200);
    }, PATIENTLY);
  },
);

test.each(['en', 'de', 'es', 'ar'])(
  'the page speaks the language of the browser: %s',
  async (language) => {
    const { door, call } = await serveBehindDoor();
    door.refuse();
    const { text, headers } = await call('/', { headers: { 'accept-language': language } });
    const { title, why, again } = wordingOf(language).pages.away;
    for (const words of [title, why.replaceAll("'", '&#39;'), again]) expect(text).toContain(words);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  },
);

test('what needs no database is still there', async () => {
  const { door, call } = await serveBehindDoor();
  door.hold();
  expect((await call('/')).status).toBe(503);
  expect((await call('/healthz')).status).toBe(200);
  const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec((await call('/')).text) ?? [];
  expect((await call(sheet)).status).toBe(200);
});
