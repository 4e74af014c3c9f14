import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@galley/db';
import { startDelivery, type RunningDelivery } from '@galley/delivery';
import { createKeyring, createLog } from '@galley/runtime';
import { serveSandbox, type SandboxOptions, type ServedSandbox } from '@galley/sandbox';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { runGalley, withDatabase, type Ran } from '@galley/test/kit';

const SECRET = 'k'.repeat(32);
const REVIEW = 'A title\n\n3/5 · WIRED · March 12, 2026\n\nSummary\n\nA text.\n';
const DAY_MS = 86_400_000;

const fixture = withDatabase();
let folder: string;
let newsletters = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-sending-'));
  await writeFile(join(folder, 'review.txt'), REVIEW);
});
afterAll(() => rm(folder, { recursive: true }));

interface Status {
  readonly state: string;
  readonly reason: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly remaining?: {
    readonly readers: number;
    readonly batches: number;
    readonly seconds: number;
  };
  readonly resumesAt?: string;
}

/** A newsletter with readers and one approved issue, and a command line. */
async function prepare(
  readers: number,
  options: Partial<SandboxOptions> & { readonly undoWindow?: string } = {},
) {
  newsletters += 1;
  const slug = `n${newsletters}`;
  await sql`update sending_rate set per_second = null, ceiling = null, held_until = null,
    daily_used = null, daily_limit = null, daily_resets_at = null,
    monthly_used = null, monthly_limit = null, monthly_resets_at = null`.execute(fixture.db);
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, ...options });
  onTestFinished(() => served.close());
  const run = (...argv: readonly string[]): Promise<Ran> =>
    runGalley([...argv, '--newsletter', slug], {
      cwd: folder,
      env: {
        ...fixture.env,
        DATA_DIR: join(folder, 'data'),
        PATH: '/usr/bin:/bin',
        SECRET_KEY: SECRET,
        RESEND_API_KEY: 're_test',
        RESEND_BASE_URL: served.url,
      },
    });
  const does = async (...argv: readonly string[]): Promise<string> => {
    const ran = await run(...argv);
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const person = {
    run,
    does,
    status: async () => JSON.parse(await does('issue', 'status', '1', '--json')) as Status,
  };
  await makeNewsletter(slug, readers, options.undoWindow ?? '0', served);
  await does('review', 'add', 'review.txt');
  await does('issue', 'compile');
  await does('issue', 'approve', '1', '--by', 'Ana');
  return { ...person, served };
}

async function makeNewsletter(
  slug: string,
  readers: number,
  undoWindow: string,
  served: ServedSandbox,
): Promise<void> {
  const argv = ['newsletter', 'set', slug, '--title', slug, '--undo-window', undoWindow];
  const rest = ['--from', `Press <press@${slug}.example>`, '--postal-address', '1 Main St'];
  const env = { ...fixture.env, DATA_DIR: join(folder, 'data'), SECRET_KEY: SECRET };
  expect(await runGalley([...argv, ...rest], { cwd: folder, env }), served.url).toMatchObject({
    code: 0,
  });
  await sql`
    with people as (
      insert into subscriber (address, address_canonical)
      select format('r%s@%s.example', n, ${slug}::text), format('r%s@%s.example', n, ${slug}::text)
      from generate_series(1, ${readers}::integer) n returning id
    )
    insert into subscription (newsletter_id, subscriber_id, status, confirmed_at)
    select (select id from newsletter where slug = ${slug}), id, 'confirmed', now()
    from people`.execute(fixture.db);
}

/** Runs the delivery process until the test ends. */
async function deliver({ url }: ServedSandbox): Promise<RunningDelivery> {
  const delivery = await startDelivery({
    db: fixture.db,
    apiKey: 're_test',
    baseUrl: url,
    keyring: createKeyring([SECRET]),
    publicUrl: 'http://127.0.0.1:3000',
    clock: () => new Date(),
    log: createLog({ level: 'silent', name: 'test' }),
    worker: 'test',
    limits: { lanes: 2 },
  });
  onTestFinished(() => delivery.stop());
  return delivery;
}

async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    await sleep(100);
  }
}

test('nothing leaves within the undo window, and cancelling then returns the reviews', async () => {
  const { does, status, served } = await prepare(3, { undoWindow: '5m' });
  expect(await does('issue', 'send', '1')).toMatch(
    /is released; for (?:5 min|4 min \d+ s), until [\d-]+ \d\d:\d\d:\d\d UTC, you can take it back/,
  );
  await deliver(served);
  await sleep(500);
  expect(await status()).toMatchObject({ state: 'sending', counts: { audience: 0, pending: 0 } });
  expect(served.sandbox.ledger.count()).toBe(0);
  expect(JSON.parse(await does('issue', 'cancel', '1', '--json'))).toMatchObject({ requeued: 1 });
  expect(JSON.parse(await does('review', 'list', '--json'))).toMatchObject([{ state: 'queued' }]);
  expect(await status()).toMatchObject({ state: 'cancelled', counts: { excluded: 0, pending: 0 } });

  // Its successor has its number, and nothing else of it.
  await does('issue', 'compile');
  expect(await status()).toMatchObject({ state: 'draft', counts: { audience: 0 } });
  await does('issue', 'approve', '1', '--by', 'Ana');
  await sql`update newsletter set undo_window_seconds = 0 where slug = ${`n${newsletters}`}`.execute(
    fixture.db,
  );
  await does('issue', 'send', '1');
  const sent = await until(status, ({ state }) => state === 'sent');
  expect(sent.counts).toMatchObject({ audience: 3, accepted: 3, excluded: 0 });
  expect(served.sandbox.ledger.count()).toBe(3);
  const issues = JSON.parse(await does('issue', 'list', '--json')) as { number: number }[];
  expect(issues).toMatchObject([
    { number: 1, state: 'sent', numberIsFree: false },
    { number: 1, state: 'cancelled', numberIsFree: true },
  ]);
});

test('a paused issue sends nothing, a resumed one continues, a cancelled one excludes the rest', async () => {
  const readers = 6000;
  const { does, status, served } = await prepare(readers, { rateLimit: 4 });
  const { ledger } = served.sandbox;
  await does('issue', 'send', '1');
  await deliver(served);
  const midway = await until(status, (seen) => (seen.counts['accepted'] ?? 0) >= 300);
  expect(midway.remaining).toMatchObject({ readers: midway.counts['pending'] });
  expect(midway.remaining?.seconds).toBeGreaterThan(0);
  expect(await does('issue', 'status', '1')).toMatch(/left +about [\w ]+: [\d,]+ readers in \d+ b/);

  await does('issue', 'pause', '1');
  // Calls under way finish first.
  const onTheWire = () => sql`select from attempt where ended_at is null`.execute(fixture.db);
  await until(onTheWire, ({ rows }) => rows.length === 0);
  const paused = await status();
  expect(paused).toMatchObject({ state: 'paused', reason: 'by-hand' });
  expect(paused).not.toHaveProperty('remaining');
  const sent = ledger.count();
  await sleep(1500);
  expect(ledger.count()).toBe(sent);

  await does('issue', 'resume', '1');
  await until(
    async () => ledger.count(),
    (count) => count > sent,
  );
  await does('issue', 'cancel', '1');
  const { state, counts } = await until(status, (seen) => seen.counts['pending'] === 0);
  expect(state).toBe('cancelled');
  expect(counts['accepted']).toBe(ledger.count());
  expect((counts['accepted'] ?? 0) + (counts['excluded'] ?? 0)).toBe(readers);
  expect(counts['excluded']).toBeGreaterThan(0);
  expect(Math.max(...ledger.countsByAddress().values())).toBe(1);
});

test.each([
  ['daily', { dailyQuota: 150 }, 1],
  ['monthly', { monthlyQuota: 150 }, 31],
] as const)(
  'a %s quota is forecast, pauses the issue until it resumes, and loses no reader',
  async (period, quota, days) => {
    let later = 0;
    const { does, status, served } = await prepare(200, {
      ...quota,
      clock: () => new Date(Date.now() + later),
    });
    const forecast = JSON.parse(await does('issue', 'forecast', '1', '--json')) as {
      quotaLeft: Record<string, number>;
      problems: string[];
      resumesAt: string;
    };
    expect(forecast).toMatchObject({ readers: 200, batches: 2, quotaLeft: { [period]: 150 } });
    // The sandbox's day is full again after a day, as Resend's is; its month after 31 days or fewer.
    expect(await does('issue', 'forecast', '1')).toMatch(
      /takes +1 s of sending at [\d.]+ requests\/s, and pauses for the quota\n[^]*ends +\d{4}-/,
    );
    expect(forecast.problems[0]).toMatch(/^150 of the (day|month)'s 150 mails are left for 200/);
    expect(await does('issue', 'forecast', '1')).toMatch(/warns +150 of the/);

    await does('issue', 'send', '1');
    await deliver(served);
    const paused = await until(status, ({ state }) => state === 'paused');
    expect(new Date(paused.resumesAt ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(paused).toMatchObject({
      reason: `quota-${period}`,
      counts: { accepted: 100, pending: 100, rejected: 0 },
    });
    expect(new Date(forecast.resumesAt).getTime()).toBeGreaterThan(Date.now());
    expect(await does('issue', 'status', '1')).toMatch(/resumes +\d{4}-\d\d-\d\d \d\d:\d\d UTC/);

    later = days * DAY_MS;
    await sql`update issue set resume_at = now() where state = 'paused'`.execute(fixture.db);
    const done = await until(status, ({ state }) => state === 'sent');
    expect(done.counts).toMatchObject({ accepted: 200, uncertain: 0 });
    expect(served.sandbox.ledger.count()).toBe(200);
  },
);

test('a waiting command says that a quota paused the issue, and until when', async () => {
  const { run } = await prepare(150, { dailyQuota: 120 });
  const { code, stdout, stderr } = await run('issue', 'send', '1', '--wait');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Issue 1 paused \(quota-daily: HTTP 429 · daily_quota_exceeded · /);
  expect(stdout).toMatch(/resumes +\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  expect(stderr).toMatch(/Issue 1 is paused, not sent\. .+ at \d{4}.+ UTC\. To resume sooner: /);
});

test('after many 429 answers every process sends at a lower rate, which recovers slowly', async () => {
  let storm = true;
  const { does, status, served } = await prepare(3000, {
    rateLimit: 20,
    faults: ({ path }) =>
      storm && path === '/emails/batch'
        ? { when: 'before-accept', what: 'error', status: 429 }
        : null,
  });
  const rate = async () => {
    const { per_second: perSecond } = await fixture.db
      .selectFrom('sending_rate')
      .select('per_second')
      .executeTakeFirstOrThrow();
    return perSecond ?? Infinity;
  };
  await does('issue', 'send', '1');
  await deliver(served);
  const low = await until(rate, (seen) => seen < 10);
  storm = false;
  const { counts } = await until(status, ({ state }) => state === 'sent');
  expect(counts).toMatchObject({ accepted: 3000, uncertain: 0, rejected: 0 });
  const recovered = await rate();
  expect(recovered).toBeGreaterThan(low);
  expect(recovered).toBeLessThanOrEqual(19);
  // Answers report the used quota, although nobody asked.
  const { monthly_used: used } = await fixture.db
    .selectFrom('sending_rate')
    .select('monthly_used')
    .executeTakeFirstOrThrow();
  expect(used).toBeGreaterThan(0);
});

test('uncertain mail is listed with what to do, and a named person can record what happened', async () => {
  const { run, does, status, served } = await prepare(3, {
    faults: ({ path }) =>
      path === '/emails/batch' ? { when: 'before-accept', what: 'reset' } : null,
  });
  await does('issue', 'send', '1');
  await deliver(served);
  await until(
    async () =>
      sql`update batch set first_ambiguous_at = now() - interval '20 hours',
      not_before = now() where first_ambiguous_at is not null and state = 'attempted'`.execute(
        fixture.db,
      ),
    ({ numAffectedRows }) => (numAffectedRows ?? 0n) > 0n,
  );
  expect((await until(status, ({ state }) => state === 'sent')).counts).toMatchObject({
    uncertain: 3,
  });
  const asked = await run('issue', 'reconcile', '1');
  expect(asked).toMatchObject({ code: 0 });
  expect(asked.stdout).toMatch(
    /^0 readers found[^]+uncertain +batch \d+, tried from .+: key-too-old/,
  );
  expect(asked.stderr).toContain('galley issue reconcile 1 --accept EMAIL --because');
  const json = JSON.parse(await does('issue', 'reconcile', '1', '--json')) as {
    uncertain: { address: string; batch: number }[];
  };
  const its = json.uncertain.map(({ batch }) => batch);
  expect([its.length, new Set(its).size]).toEqual([3, 1]);

  const [one] = json.uncertain;
  const said = ['issue', 'reconcile', '1', '--reject', one?.address ?? ''];
  expect((await run(...said)).code).toBe(2);
  expect((await run(...said, '--because', ' ')).code).toBe(2);
  expect(
    (await run('issue', 'reconcile', '1', '--accept', 'nobody@x.example', '--because', 'x')).code,
  ).toBe(1);
  const decided = await does(...said, '--because', 'all three were asked', '--by', 'Ana', '--json');
  expect(JSON.parse(decided)).toMatchObject({ decision: 'rejected', addresses: { length: 3 } });
  expect((await status()).counts).toMatchObject({ uncertain: 0, rejected: 3 });
  expect(await does('issue', 'status', '1')).toContain('Ana: all three were asked');
  expect((await run(...said, '--because', 'again')).code).toBe(1);
});
