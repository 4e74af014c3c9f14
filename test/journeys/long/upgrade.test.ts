import { createHash } from 'node:crypto';
import { placeholder } from '@galley/core/issue';
import { leaveToken } from '@galley/core/subscription';
import { migrateDatabase, sql } from '@galley/db';
import { startDelivery } from '@galley/delivery';
import { resumeIssue } from '@galley/press/issue';
import { createKeyring, createLog } from '@galley/runtime';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { startScheduler } from '@galley/scheduler';
import { createApp } from '@galley/web';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { owner, PATIENTLY, runGalley, temporaryDataDir, withDatabase } from '../../kit/index.ts';
import { findUnpreparable } from '../../upgrade/find-unpreparable.ts';
import { readKeptData, type KeptData, type KeptIssue } from '../../upgrade/kept-data.ts';
import { openRelease } from '../../upgrade/open-release.ts';
import { readColumns, readRows } from '../../upgrade/rows.ts';

// Data that v0.9.0 made by its own commands (test/upgrade/README.md) is migrated to what this code
// needs, and then goes on: readers leave by old links, an approved issue goes out with its bytes,
// and one that was paused between two answers of the provider mails nobody twice.

interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const fixture = withDatabase();
let kept: KeptData;
const NEW_KEY = 'a key that came after the upgrade and signs first';

beforeAll(async () => {
  kept = await readKeptData('v0.9.0');
  await openRelease(fixture, kept);
});

const keyring = () => createKeyring([NEW_KEY, kept.secretKey]);
const log = createLog({ level: 'silent', name: 'upgrade' });

function issueIn(state: string): KeptIssue {
  const found = kept.issues.find((issue) => issue.state === state);
  if (found === undefined) throw new Error(`the release left no issue ${state}`);
  return found;
}

const mailsIn = (body: string): readonly Mail[] => JSON.parse(body) as readonly Mail[];

const tokenIn = (mail: Mail): string =>
  /\/unsubscribe\/([^>]+)>/.exec(mail.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';

/** The hash of a mail's bytes before they were made one reader's. */
function hashBefore(mail: Mail): string {
  const token = tokenIn(mail);
  const generic = (text: string) =>
    text
      .replaceAll(leaveToken(token), placeholder('leave'))
      .replaceAll(token, placeholder('token'));
  const bytes = JSON.stringify([mail.subject, generic(mail.html), generic(mail.text)]);
  return createHash('sha256').update(bytes).digest('hex');
}

async function runs(line: string): Promise<unknown> {
  const env = {
    ...fixture.env,
    SECRET_KEY: `${NEW_KEY},${kept.secretKey}`,
    PUBLIC_URL: kept.publicUrl,
    DATA_DIR: await temporaryDataDir(),
    PATH: '/usr/bin:/bin',
  };
  const ran = await runGalley([...line.split(' '), '--json'], { cwd: '/', env });
  expect(ran, line).toMatchObject({ code: 0 });
  return JSON.parse(ran.stdout) as unknown;
}

test('the tables and rows are those that the release left', async () => {
  const here = await readRows(fixture.db);
  expect(here.columns).toEqual(kept.columns);
  expect(here.partitions).toEqual(kept.partitions);
  expect(here.migrations).toEqual(kept.migrations);
  for (const [table, rows] of Object.entries(kept.tables)) {
    expect(here.tables[table], table).toEqual(rows);
  }
  expect(here.sequences).toEqual(kept.sequences);
});

test('migrating keeps every column and every row that the release had', async () => {
  const before = await readRows(fixture.db);
  const ran = await migrateDatabase(fixture.database);
  expect(ran.length).toBeGreaterThan(0);
  const after = await readRows(fixture.db);
  const columns = await readColumns(fixture.db);
  expect(before.columns.filter((column) => !columns.includes(column))).toEqual([]);
  const counts = (tables: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(tables).map(([name, rows]) => [name, rows.length]);
  expect(counts(after.tables)).toEqual(expect.arrayContaining(counts(before.tables)));
});

describe('after the upgrade', () => {
  test('every statement of the release’s processes, which may still run, fits the tables', async () => {
    expect(kept.statements.length).toBeGreaterThan(200);
    const refused = await findUnpreparable(fixture.database.pool, kept.statements);
    expect(Object.fromEntries(refused)).toEqual({});
  });

  test('commands say what they said before', async () => {
    for (const [line, before] of Object.entries(kept.printed)) {
      const { at: _countedAt, ...said } = Object(before) as Record<string, unknown>;
      expect(await runs(line), line).toMatchObject(Array.isArray(before) ? before : said);
    }
    await runs('calendar -n the-long-read');
    await runs('newsletter report the-long-read');
    await runs('issue preflight 2 -n the-long-read');
  });

  test('a reader leaves by the link in a mail that the release sent', async () => {
    const [first] = kept.requests;
    const mail = mailsIn(first?.body ?? '[]').find(({ to }) =>
      to.includes('reader3@readers.example'),
    );
    if (mail === undefined) throw new Error('the release mailed nobody of that name');
    const app = createApp({
      db: fixture.db,
      keyring: keyring(),
      wake: async () => undefined,
      sandbox: null,
      webhookSecrets: [],
      publicUrl: kept.publicUrl,
      clock: () => new Date(kept.madeAt),
      log,
      subscribeMilliseconds: 0,
    });
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const path = `/unsubscribe/${tokenIn(mail)}`;
    expect((await app.request(path, { method: 'POST', body })).status).toBe(200);
    expect(await runs('subscriber show reader3@readers.example')).toMatchObject({
      subscriptions: [{ status: 'unsubscribed' }],
    });
    const preferences = await app.request(path.replace('unsubscribe', 'preferences'));
    expect(preferences.status).toBe(200);
  });

  test(
    'the paused issue resumes without a second mail, and the approved one goes out as approved',
    PATIENTLY,
    async () => {
      const paused = issueIn('paused');
      const approved = issueIn('approved');
      const now = new Date(new Date(approved.dueAt ?? '').getTime() + 30_000);
      const clock = () => now;
      const resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, clock });
      onTestFinished(() => resend.close());
      // The provider remembers what it took from the release.
      for (const { idempotencyKey, body, reached } of kept.requests) {
        if (reached) await post(resend.url, idempotencyKey, body);
      }
      const taken = resend.sandbox.ledger.list({ limit: 1000 }).length;

      const press = {
        db: fixture.db,
        clock,
        publicUrl: kept.publicUrl,
        providerUrl: resend.url,
        keyring: keyring(),
        log,
      };
      const scheduler = await startScheduler({ ...press, schedule: '0 0 1 1 *' });
      onTestFinished(() => scheduler.stop());
      const delivery = await startDelivery({
        ...press,
        apiKey: 're_test',
        baseUrl: resend.url,
        worker: 'new',
        pollSeconds: 0.1,
      });
      onTestFinished(() => delivery.stop());

      const ref = { newsletter: paused.newsletter, number: paused.number };
      expect(await resumeIssue(press, owner, ref)).toMatchObject({ kind: 'done' });
      await becomes(paused, 'sent');
      await scheduler.tick();
      await becomes(approved, 'sent');

      expect(await hashOf(approved)).toBe(approved.contentHash);
      expect(await hashOf(paused)).toBe(paused.contentHash);
      const mails = allMails(resend);
      expect(mails.length).toBeGreaterThan(taken);
      for (const issue of [paused, approved]) {
        const hashes = issue.renditions.map(({ sha256 }) => sha256);
        const its = mails.filter((mail) => hashes.includes(hashBefore(mail)));
        const people = its.flatMap(({ to }) => to);
        expect(new Set(people).size, issue.newsletter).toBe(people.length);
        expect(people.toSorted()).toEqual(await acceptedOf(issue));
      }
      expect(mails.length).toBe(
        new Set(mails.map((mail) => `${mail.to[0] ?? ''} ${hashBefore(mail)}`)).size,
      );
    },
  );
});

async function post(url: string, key: string, body: string): Promise<void> {
  const answer = await fetch(`${url}/emails/batch`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer re_x',
      'user-agent': 'test',
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body,
  });
  expect(answer.status).toBe(200);
}

/** Everything that the provider took of issues, before and after the upgrade. */
const allMails = ({ sandbox: { ledger } }: ServedSandbox): readonly Mail[] =>
  ledger
    .list()
    .filter(({ tags }) => 'galley_issue' in tags)
    .map((mail) => ledger.content(mail).json as Mail);

async function becomes(issue: KeptIssue, state: string): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql<{ state: string }>`
      select state from issue where id = ${issue.id}`.execute(fixture.db);
    expect(rows).toEqual([{ state }]);
  }, PATIENTLY);
}

async function hashOf(issue: KeptIssue): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`
    select content_hash as hash from issue where id = ${issue.id}`.execute(fixture.db);
  return rows[0]?.hash;
}

async function acceptedOf(issue: KeptIssue): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    select address from delivery where issue_id = ${issue.id} and state = 'accepted'`.execute(
    fixture.db,
  );
  return rows.map(({ address }) => address).toSorted();
}
