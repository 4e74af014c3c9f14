import { setTimeout as sleep } from 'node:timers/promises';
import {
  SIGN_UP_BREAKER,
  SIGN_UP_LIMITS,
  makeReaderToken,
  matchesHashedIp,
  type SignUpScope,
} from '@galley/core/subscription';
import { issueStanding, sql } from '@galley/db';
import { startDelivery } from '@galley/delivery';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { startWeb, type WebDeps } from '@galley/web';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  deliveryOptions,
  releaseIssue,
  runGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';
import { insertNewsletter, openSite } from '../site.fixture.ts';

const fixture = withDatabase();
const DAY = 24 * 3_600_000;
/** Each test runs days after the one before, so that no limit remembers it. */
let ahead = 0;

beforeAll(async () => {
  await insertNewsletter(fixture.db, { slug: 'weekly', title: 'The Weekly' });
  await fixture.db.updateTable('newsletter').set({ sender: 'press@weekly.example' }).execute();
});

beforeEach(() => {
  ahead += 40 * DAY;
});

const mostOf = (scope: SignUpScope): number =>
  Math.min(...SIGN_UP_LIMITS.filter((limit) => limit.scope === scope).map(({ most }) => most));

/** A web on loopback, and what strangers send to it. */
async function openWeb(overrides: Partial<WebDeps> = {}) {
  const site = openSite(fixture.db, { clock: () => new Date(Date.now() + ahead), ...overrides });
  const web = await startWeb({ ...site.deps, host: '127.0.0.1', port: 0 });
  onTestFinished(() => web.stop());
  const ask = async (email: string, forwardedFor?: string): Promise<string> => {
    const answer = await fetch(`${web.url}/subscribe`, {
      method: 'POST',
      body: new URLSearchParams({ email, form: site.stampOf('weekly') }),
      redirect: 'manual',
      headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
    });
    const { status, headers } = answer;
    return [status, headers.get('location'), await answer.text()].join(' ');
  };
  return { ...site, url: web.url, ask };
}

/** Delivers all waiting notices, and returns their addresses. */
async function deliver(): Promise<readonly string[]> {
  const served: ServedSandbox = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  const delivery = await startDelivery(deliveryOptions(fixture.db, served.url));
  const waiting = () =>
    fixture.db
      .selectFrom('notice')
      .select('id')
      .where('state', '=', 'pending')
      .limit(1)
      .executeTakeFirst();
  while ((await waiting()) !== undefined) await sleep(20);
  await delivery.stop();
  const mails = served.sandbox.ledger.list({ limit: 1000 });
  await served.close();
  return mails.flatMap((mail) => mail.to);
}

const PROXY = { trustedProxies: ['127.0.0.0/8'] };
const numbers = (most: number): number[] => Array.from({ length: most }, (_, n) => n);

test('60 sign-ups of one address with different tags are mailed only up to its limit', async () => {
  const { ask } = await openWeb();
  const answers = await Promise.all(numbers(60).map((n) => ask(`victim+${n}@readers.example`)));
  expect(new Set(answers)).toEqual(new Set(['303 /thanks ']));
  expect(await deliver()).toHaveLength(mostOf('folded-address'));
});

test("dots and Gmail's two domains make no new address, and mail goes to the address as typed", async () => {
  const { ask } = await openWeb(PROXY);
  const spellings = [
    'victim@gmail.com',
    'v.ictim@gmail.com',
    'vi.ctim+a@googlemail.com',
    'v.i.c.tim@gmail.com',
  ];
  for (const [n, spelling] of spellings.entries()) await ask(spelling, `198.51.${n}.1`);
  expect((await deliver()).toSorted()).toEqual(
    spellings.slice(0, mostOf('folded-address')).toSorted(),
  );
});

test('behind a trusted proxy, each network has its own limit', async () => {
  const { ask } = await openWeb(PROXY);
  const answers = new Set<string>();
  for (const n of numbers(30)) answers.add(await ask(`a${n}@readers.example`, `203.0.113.${n}`));
  for (const n of numbers(30)) {
    // The client itself wrote the left part.
    answers.add(await ask(`b${n}@readers.example`, `192.0.2.${n}, 198.51.100.7, 127.0.0.9`));
  }
  for (const n of numbers(30))
    answers.add(await ask(`c${n}@readers.example`, `2001:db8:7:7::${n}`));
  expect(answers).toEqual(new Set(['303 /thanks ']));
  const mailed = await deliver();
  const most = mostOf('network');
  expect(['a', 'b', 'c'].map((name) => mailed.filter((to) => to.startsWith(name)).length)).toEqual([
    most,
    most,
    most,
  ]);
});

test('evidence holds the hash of the client that the proxy names', async () => {
  const { ask, deps } = await openWeb(PROXY);
  await ask('evidence@readers.example', '192.0.2.66, [2001:db8::5]:4711');
  expect(await deliver()).toEqual(['evidence@readers.example']);
  const { ip } = await fixture.db
    .selectFrom('consent')
    .innerJoin('subscription', 'subscription.id', 'consent.subscription_id')
    .innerJoin('subscriber', 'subscriber.id', 'subscription.subscriber_id')
    .select('ip')
    .where('address', '=', 'evidence@readers.example')
    .executeTakeFirstOrThrow();
  expect(matchesHashedIp(deps.keyring, ip ?? '', '2001:db8::5')).toBe(true);
});

test('a forged X-Forwarded-For does not count for another network, and the log says so once', async () => {
  const { ask, lines } = await openWeb();
  for (const n of numbers(30)) await ask(`forger${n}@readers.example`, `203.0.${n}.5`);
  expect(await deliver()).toHaveLength(mostOf('network'));
  const told = lines.filter((line) => line.includes('TRUSTED_PROXIES'));
  expect(told).toHaveLength(1);
  expect(lines.join('\n')).not.toContain('203.0.');
});

test('in a local set-up, this machine may make any number of sign-ups', async () => {
  const { ask } = await openWeb({ sparesLoopback: true });
  for (const n of numbers(30)) await ask(`local${n}@readers.example`);
  for (const n of numbers(6)) await ask(`local+${n}@readers.example`);
  expect(await deliver()).toHaveLength(30 + mostOf('folded-address'));
});

test('limits store neither addresses nor networks', async () => {
  const { ask } = await openWeb(PROXY);
  await ask('secret.person@gmail.com', '203.0.113.200');
  const rows = JSON.stringify(await fixture.db.selectFrom('sign_up_window').selectAll().execute());
  expect(rows).toContain('folded-address/');
  expect(rows).not.toMatch(/secret|person|203\.0/);
});

async function doctorSaysOf(slug: string): Promise<unknown> {
  const env = { ...fixture.env, DATA_DIR: await temporaryDataDir() };
  const { stdout } = await runGalley(['doctor', '--json'], { cwd: env.DATA_DIR, env });
  const checks = JSON.parse(stdout) as { name: string; level: string; found: string }[];
  return checks.find(({ name }) => name === `sign-ups ${slug}`);
}

test('doctor counts sign-ups without mail, by reason', async () => {
  await insertNewsletter(fixture.db, { slug: 'counted', title: 'Counted', isDefault: false });
  const { post } = openSite(fixture.db, { clock: () => new Date() });
  const ask = (email: string, more = {}) =>
    post('/subscribe', { email, newsletter: 'counted', ...more });
  for (const n of numbers(5)) await ask(`counted+${n}@readers.example`);
  await ask('robot@readers.example', { website: 'https://spam.example' });
  expect(await doctorSaysOf('counted')).toMatchObject({
    level: 'informs',
    found: 'since yesterday 3 sign-ups got no mail (folded-address 2, trap 1)',
  });
});

test('a flood that nobody confirms stops the mail, logs once, shows in doctor, and ends by itself', async () => {
  const slug = 'flooded';
  await insertNewsletter(fixture.db, { slug, title: 'Flooded', isDefault: false });
  await fixture.db.updateTable('newsletter').set({ sender: 'press@weekly.example' }).execute();
  let minutes = -20;
  const clock = () => new Date(Date.now() + minutes * 60_000);
  const { post, lines } = openSite(fixture.db, { clock });
  const ask = async (email: string) => {
    const answer = await post('/subscribe', { email, newsletter: slug });
    return `${answer.status} ${answer.headers.get('location')}`;
  };
  await Promise.all(
    numbers(SIGN_UP_BREAKER.unconfirmed).map((n) => ask(`flood${n}@readers.example`)),
  );
  expect((await deliver()).length).toBeGreaterThanOrEqual(SIGN_UP_BREAKER.unconfirmed);

  minutes = 0;
  expect(await ask('late@readers.example')).toBe(`303 /n/${slug}/thanks`);
  expect(await ask('later@readers.example')).toBe(`303 /n/${slug}/thanks`);
  expect(await deliver()).toEqual([]);
  expect(lines.filter((line) => line.includes('stay unconfirmed'))).toHaveLength(1);
  expect(await doctorSaysOf(slug)).toMatchObject({
    level: 'warns',
    found: expect.stringMatching(/^the breaker is open until .* got no mail \(breaker 2\)$/),
  });
  minutes = SIGN_UP_BREAKER.openMinutes + 1;
  await ask('late@readers.example');
  expect(await deliver()).toEqual(['late@readers.example']);
});

/** Holds one subscriber's row until the test releases it. */
async function holdRow(address: string): Promise<{ release(): Promise<void> }> {
  const [held, locked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = fixture.db.transaction().execute(async (trx) => {
    await sql`select from subscriber where address = ${address} for update`.execute(trx);
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  return {
    release: async () => {
      held.resolve();
      await holding;
    },
  };
}

/**
 * Waits until one of them waits for a row, and returns how many do; those in flight may give up.
 */
async function untilOneWaits(asked: readonly Promise<unknown>[]): Promise<number> {
  let over = false;
  void Promise.all(asked).then(() => (over = true));
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::integer as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(fixture.db);
    if (over || (rows[0]?.waiting ?? 0) > 0) return rows[0]?.waiting ?? 0;
    await sleep(5);
  }
}

test('a hundred sign-ups that wait for one row leave connections for everybody else', async () => {
  const { ask, url } = await openWeb({ sparesLoopback: true });
  const address = 'held@readers.example';
  await ask(address);
  ahead += 2 * DAY;
  const row = await holdRow(address);
  const asked = numbers(100).map(() => ask(address));
  expect(await untilOneWaits(asked)).toBeLessThanOrEqual(3);
  const pages = await Promise.all(numbers(20).map(() => fetch(`${url}/`)));
  expect(pages.map(({ status }) => status)).toEqual(numbers(20).map(() => 200));
  await row.release();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['303 /thanks ']));
});

test('a hundred departures that wait for one row leave connections for everybody else', async () => {
  const { ask, url, keyring } = await openWeb({ sparesLoopback: true });
  const address = 'leaves@readers.example';
  await ask(address);
  const { id } = await fixture.db
    .selectFrom('subscription')
    .innerJoin('subscriber', 'subscriber.id', 'subscription.subscriber_id')
    .select('subscription.id')
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  const row = await holdRow(address);
  const leave = `${url}/unsubscribe/${makeReaderToken(keyring, id, 0)}`;
  const asked = numbers(100).map(async () => (await fetch(leave, { method: 'POST' })).status);
  expect(await untilOneWaits(asked)).toBe(1);
  const pages = await Promise.all(numbers(20).map(() => fetch(`${url}/`)));
  expect(pages.map(({ status }) => status)).toEqual(numbers(20).map(() => 200));
  await row.release();
  expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
});

// Last, because it leaves a rate and a flood behind.
test("an issue keeps most of the rate while a flood's confirmations wait", async () => {
  const { db } = fixture;
  const { post } = openSite(db, { clock: () => new Date(Date.now() + ahead) });
  const email = (n: number) => `crowd${n}@readers.example`;
  await Promise.all(numbers(120).map((n) => post('/subscribe', { email: email(n) })));
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: 6 });
  onTestFinished(() => served.close());
  const issue = await releaseIssue(db, 1500);
  const delivery = await startDelivery(deliveryOptions(db, served.url));
  onTestFinished(() => delivery.stop());
  while ((await issueStanding(db, issue.id)).state !== 'sent') await sleep(20);
  const { ledger } = served.sandbox;
  const confirmed = numbers(120).filter((n) => ledger.byRecipient(email(n)).length > 0);
  expect(confirmed.length).toBeGreaterThan(0);
  // Without a share, they would all be ahead of the issue.
  expect(confirmed.length).toBeLessThan(100);
});
