import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from '@galley/db';
import { createWebhookSecret, serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, runGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';
import { openSite } from './site.fixture.ts';

const fixture = withDatabase();
const secret = createWebhookSecret();
const OTHER_SECRET = createWebhookSecret();

/** Runs the doctor on a set-up with a key, and returns the level of each check. */
async function levelsOf(env: Readonly<Record<string, string>>) {
  const ran = await runGalley(['doctor', '--json'], {
    cwd: '/',
    env: {
      ...fixture.env,
      PORT: String(await freePort()),
      SECRET_KEY: 'a key of this test and of no other one',
      RESEND_API_KEY: 're_full',
      RESEND_WEBHOOK_SECRET: secret,
      DATA_DIR: await temporaryDataDir(),
      PATH: '/usr/bin:/bin',
      ...env,
    },
  });
  const checks = JSON.parse(ran.stdout) as { name: string; level: string; found: string }[];
  return {
    code: ran.code,
    text: ran.stdout + ran.stderr,
    of: (name: string) => checks.find((check) => check.name === name)?.level,
    checks,
  };
}

/** A web of ours on loopback, as the address that PUBLIC_URL names. */
async function serveWeb(secrets: readonly string[]): Promise<string> {
  const { app } = openSite(fixture.db, {
    webhookSecrets: secrets,
    clock: () => new Date(),
  });
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const given = await app.request(request.url ?? '/', {
        method: request.method ?? 'GET',
        headers: Object.entries(request.headers) as [string, string][],
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      response.writeHead(given.status).end(await given.text());
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serveProvider(publicUrl: string) {
  const served = await serveSandbox({
    path: ':memory:',
    port: 0,
    webhook: { url: `${publicUrl}/webhooks/resend`, secret },
  });
  onTestFinished(() => served.close());
  return served.url;
}

async function addDomain(provider: string, name: string, verified: boolean): Promise<void> {
  const headers = { authorization: 'Bearer re_full', 'user-agent': 'test' };
  const body = JSON.stringify({ name, capabilities: { receiving: 'enabled' } });
  const added = await fetch(`${provider}/domains`, { method: 'POST', headers, body });
  const { id } = (await added.json()) as { id: string };
  if (verified) await fetch(`${provider}/domains/${id}/verify`, { method: 'POST', headers });
}

async function countRows(): Promise<unknown> {
  const { rows } = await sql`select (select count(*) from feedback_event) as events,
    (select count(*) from audit) as acts, (select count(*) from newsletter) as newsletters`.execute(
    fixture.db,
  );
  return rows;
}

test('a set-up that works has nothing that fails, and is not changed', async () => {
  const web = await serveWeb([secret]);
  const provider = await serveProvider(web);
  await addDomain(provider, 'in.example', true);
  const before = await countRows();
  const seen = await levelsOf({
    PUBLIC_URL: web,
    RESEND_BASE_URL: provider,
    INBOUND_DOMAIN: 'in.example',
  });
  expect(seen.checks.filter(({ level }) => level === 'fails')).toEqual([]);
  expect(seen.code).toBe(0);
  for (const name of [
    ...['secret files', 'disk', 'database', 'rights', 'pooler', 'database clock', 'wake-ups'],
    ...['migrations', 'installation', 'issues', 'mail', 'provider clock', 'webhooks'],
    ...['webhook address', 'webhook at Resend', 'inbound domain'],
  ]) {
    expect([name, seen.of(name)]).toEqual([name, 'ok']);
  }
  expect(await countRows()).toEqual(before);
  for (const hidden of [secret, 're_full', 'a key of this test']) {
    expect(seen.text).not.toContain(hidden);
  }
});

interface Broken {
  readonly what: string;
  readonly check: string;
  readonly level: string;
  readonly code?: number;
  readonly env?: (at: { web: string; provider: string }) => Record<string, string>;
  readonly secrets?: readonly string[];
  readonly before?: (dataDir: string) => Promise<unknown>;
}

const BROKEN: readonly Broken[] = [
  {
    ...{ what: 'a webhook secret that web does not have', check: 'webhook address' },
    ...{ level: 'fails', code: 1, secrets: [OTHER_SECRET] },
  },
  {
    ...{ what: 'a web without any secret', check: 'webhook address' },
    ...{ level: 'fails', code: 1, secrets: [] },
  },
  {
    ...{ what: 'nobody at PUBLIC_URL', check: 'webhook address', level: 'fails', code: 1 },
    env: () => ({ PUBLIC_URL: 'http://127.0.0.1:9' }),
  },
  {
    ...{ what: 'no webhook to PUBLIC_URL at Resend', check: 'webhook at Resend' },
    ...{ level: 'fails', code: 1 },
    env: () => ({ PUBLIC_URL: 'http://127.0.0.1:9' }),
  },
  {
    ...{ what: 'a key that may only send', check: 'mail', level: 'warns', code: 0 },
    env: () => ({ RESEND_API_KEY: 're_restricted' }),
  },
  {
    ...{ what: 'a key that Resend does not know', check: 'mail', level: 'fails', code: 1 },
    env: () => ({ RESEND_API_KEY: 're_invalid' }),
  },
  {
    ...{ what: 'an inbound domain that Resend does not know', check: 'inbound domain' },
    ...{ level: 'fails', code: 1 },
    env: () => ({ INBOUND_DOMAIN: 'elsewhere.example' }),
  },
  {
    ...{ what: 'a provider that is not there', check: 'mail', level: 'fails', code: 1 },
    env: () => ({ RESEND_BASE_URL: 'http://127.0.0.1:9' }),
  },
  {
    ...{ what: 'a secret that others may read', check: 'secret files', level: 'warns', code: 0 },
    before: async (dataDir) => {
      await writeFile(join(dataDir, 'secret-key'), 'k'.repeat(40));
      await chmod(join(dataDir, 'secret-key'), 0o644);
    },
  },
  {
    ...{ what: 'an installation that came out of a backup', check: 'installation' },
    ...{ level: 'warns', code: 0 },
    before: async () => {
      await sql`update installation set held = 'restored'`.execute(fixture.db);
      onTestFinished(async () => {
        await sql`update installation set held = null`.execute(fixture.db);
      });
    },
  },
];

test.each(BROKEN)('$what: $check $level', async ({ check, level, code = 0, ...broken }) => {
  const web = await serveWeb(broken.secrets ?? [secret]);
  const provider = await serveProvider(web);
  const dataDir = await temporaryDataDir();
  await broken.before?.(dataDir);
  const seen = await levelsOf({
    DATA_DIR: dataDir,
    PUBLIC_URL: web,
    RESEND_BASE_URL: provider,
    ...broken.env?.({ web, provider }),
  });
  expect([seen.of(check), seen.code]).toEqual([level, code]);
});

test('a sender fails whose domain is not verified, and is all right once it is', async () => {
  const web = await serveWeb([secret]);
  const provider = await serveProvider(web);
  await addDomain(provider, 'sender.example', false);
  const env = { ...fixture.env, DATA_DIR: await temporaryDataDir(), PATH: '/usr/bin:/bin' };
  const set = ['newsletter', 'set', '--title', 'Weekly', '--from', 'Weekly <a@sender.example>'];
  const key = { SECRET_KEY: 'a key of this test and of no other one' };
  const made = await runGalley([...set, '--postal-address', '1 Main St'], {
    cwd: '/',
    env: { ...env, ...key },
  });
  expect(made).toMatchObject({ code: 0 });
  const settings = { PUBLIC_URL: web, RESEND_BASE_URL: provider };
  expect((await levelsOf(settings)).of('domain weekly')).toBe('fails');
  const other = await serveProvider(web);
  await addDomain(other, 'sender.example', true);
  const verified = await levelsOf({ ...settings, RESEND_BASE_URL: other });
  expect(verified.of('domain weekly')).toBe('ok');
});

test('tables behind the code are named, and nothing reads them', async () => {
  await sql`delete from kysely_migration where name = '0056-restored'`.execute(fixture.db);
  onTestFinished(async () => {
    await sql`insert into kysely_migration values ('0056-restored', '')`.execute(fixture.db);
  });
  const web = await serveWeb([secret]);
  const seen = await levelsOf({ PUBLIC_URL: web, RESEND_BASE_URL: await serveProvider(web) });
  expect([seen.of('migrations'), seen.of('newsletters'), seen.of('rights')]).toEqual([
    'warns',
    'skipped',
    'ok',
  ]);
});
