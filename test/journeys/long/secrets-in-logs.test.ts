import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSandbox, serveSandbox, type Sandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import {
  freePort,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';

const fixture = withDatabase();
const SEED = resolve(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of this test only').toString('base64')}`;
const PROVIDER_KEY = 're_the_key_of_the_provider';
const READER = 'ada.reader@readers.example';
const OWNER = 'olga.owner@desk.example';
/** Tokens in mails: of readers' links, of links to sign in, and of the address to leave by. */
const MAILED =
  /(?:\/(?:unsubscribe|preferences|confirm|data|new-address)\/|\/(?:sign-in|invitation)#|leave\+)([\w.~-]{16,})/g;

const IMPORTED = Array.from({ length: 150 }, (_, n) => `reader${n}@imported.example`);

/** Everything of a mail's request, as the sandbox keeps it. */
const mailsTo = (sandbox: Sandbox, address: string): readonly string[] =>
  sandbox.ledger
    .byRecipient(address)
    .map((mail) => JSON.stringify(sandbox.ledger.content(mail).json));

async function tokenMailed(sandbox: Sandbox, address: string, pattern: RegExp): Promise<string> {
  for (;;) {
    const found = mailsTo(sandbox, address).map((mail) => pattern.exec(mail)?.[1]);
    const token = found.find((each) => each !== undefined);
    if (token !== undefined) return token;
    await sleep(100);
  }
}

test(
  'a week of work at LOG_LEVEL=trace leaves no address, token, key or password in any line',
  { timeout: 300_000 },
  async () => {
    const dataDir = await temporaryDataDir();
    // The same ledger and the same faults as in the process that runs.
    const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
    onTestFinished(() => sandbox.close());
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    // The socket asks for no password, so any will do.
    const database = new URL(fixture.connectionString.replace('@/', '@localhost/'));
    database.password = 'the-password-of-the-database';
    const own = {
      DATABASE_URL: database.href.replace('@localhost/', '@/'),
      SECRET_KEY: 'the-secret-key-that-signs-all-the-links',
      METRICS_TOKEN: 'the-token-of-the-metrics',
    };
    const env = {
      ...own,
      DATA_DIR: dataDir,
      PORT: String(port),
      RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
      INBOUND_DOMAIN: 'in.news.example',
      LOG_LEVEL: 'trace',
    };
    const secrets = new Set([
      own.SECRET_KEY,
      PROVIDER_KEY,
      own.METRICS_TOKEN,
      WEBHOOK_SECRET.slice('whsec_'.length),
      database.password,
      'olga.owner',
      'ada.reader',
      'imported.example',
      'press@digest',
    ]);
    const lines: string[] = [];
    const galley = async (...argv: string[]): Promise<string> => {
      const ran = await runGalley(argv, { env, cwd: dataDir });
      // What a command says to the person who runs it is no log.
      lines.push(...ran.stderr.split('\n').filter((line) => line.startsWith('{')));
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran.stdout;
    };

    await galley(
      ...['newsletter', 'set', '--title', 'Digest', '--from', 'Digest <press@digest.example>'],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0', '--canary', 'on'],
    );

    const web = spawnGalley(['start', '--json'], { env });
    const [, first = ''] = await web.says(/first-owner#([\w-]+)/);
    const ownSecret = await readFile(join(dataDir, 'webhook-secret'), 'utf8');
    secrets.add(first).add(ownSecret.trim().slice('whsec_'.length));
    const cookies = new Map<string, string>();
    const call = async (path: string, its: { json?: object; form?: object; headers?: object }) => {
      const { json, form } = its;
      const response = await fetch(`${origin}${path}`, {
        method: json === undefined && form === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: {
          origin,
          cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...its.headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        ...(form !== undefined && { body: new URLSearchParams({ ...form }) }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
        if (value !== '') secrets.add(value);
      }
      return { status: response.status, text: await response.text() };
    };

    // Somebody becomes the owner, and people come by import and by the form.
    const asOwner = { token: first, email: OWNER, name: 'Olga' };
    expect((await call('/api/v1/sign-in/first-owner', { json: asOwner })).status).toBe(204);
    const people = join(dataDir, 'people.csv');
    await writeFile(people, ['email', ...IMPORTED].join('\n'));
    await galley('subscriber', 'import', people, '--consent', 'At the fair');
    const { text: home } = await call('/', {});
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(home) ?? [];
    expect(form).not.toBe('');
    const asked = await call('/subscribe', { form: { email: READER, newsletter: 'digest', form } });
    expect(asked.status, asked.text).toBeLessThan(400);
    const confirm = await tokenMailed(sandbox, READER, /\/confirm\/([\w.~-]+)/);
    await call(`/confirm/${confirm}`, {});
    expect((await call(`/confirm/${confirm}`, { form: {} })).status).toBeLessThan(400);

    // The provider fails while an issue goes out.
    await galley('review', 'add', SEED);
    await galley('issue', 'compile');
    await galley('issue', 'approve', '1');
    sandbox.setFaults({ shares: { 500: 70, 'lost-reply': 30 }, latencyMs: 0 });
    await galley('issue', 'send', '1');
    while (!web.output().stderr.includes('batch not accepted yet')) await sleep(100);
    sandbox.setFaults({ shares: {}, latencyMs: 0 });
    const state = async (): Promise<string> => {
      const status = await galley('issue', 'status', '1', '--json');
      return (JSON.parse(status) as { state: string }).state;
    };
    while ((await state()) !== 'sent') await sleep(500);

    // Webhooks: real ones, and one that nobody signed.
    while (!web.output().stderr.includes('"results":["arrived"]')) await sleep(200);
    const forged = { type: 'email.bounced', data: { to: [READER] } };
    const unsigned = { 'svix-id': 'x', 'svix-timestamp': '1', 'svix-signature': 'v1,AAAA' };
    expect((await call('/webhooks/resend', { json: forged, headers: unsigned })).status).toBe(400);

    // Signing in by mail, and keys: good, bad and as a query.
    await call('/api/v1/sign-in/link', { json: { email: OWNER } });
    const link = await tokenMailed(sandbox, OWNER, /\/sign-in#([\w.-]+)/);
    expect((await call('/api/v1/sign-in/link/spend', { json: { token: link } })).status).toBe(204);
    const made = await galley(
      ...['token', 'create', '--for', OWNER, '--scope', 'read', '--name', 'test', '--json'],
    );
    const [key = ''] = /galley_[\w-]{43}/.exec(made) ?? [];
    secrets.add(key).add(key.slice('galley_'.length));
    const bearer = { authorization: `Bearer ${key}` };
    expect((await call('/api/v1/newsletters', { headers: bearer })).status).toBe(200);
    await call('/api/v1/newsletters', { headers: { authorization: `Bearer ${key}x` } });
    await call(`/api/v1/newsletters?key=${key}&email=${READER}`, { headers: bearer });
    await call('/metrics', { headers: { authorization: `Bearer ${own.METRICS_TOKEN}` } });
    await call('/metrics', { headers: { authorization: 'Bearer a-token-of-a-stranger' } });
    secrets.add('a-token-of-a-stranger');

    // A reader looks around, errs, and leaves.
    const leave = await tokenMailed(sandbox, READER, /\/unsubscribe\/([\w.~-]+)/);
    await call(`/preferences/${leave}`, {});
    await call(`/preferences/${leave}x`, {});
    await call(`/nothing/${READER}/${leave}?token=${leave}`, {});
    expect((await call(`/unsubscribe/${leave}`, { form: {} })).status).toBeLessThan(400);

    // A real provider, which knows the key and refuses.
    const resend = await serveSandbox({ path: ':memory:', port: 0 });
    onTestFinished(() => resend.close());
    resend.sandbox.setFaults({ shares: { 500: 100 }, latencyMs: 0 });
    const elsewhere = { RESEND_API_KEY: PROVIDER_KEY, RESEND_BASE_URL: resend.url };
    const doctor = await runGalley(['doctor'], { env: { ...env, ...elsewhere }, cwd: dataDir });
    lines.push(doctor.stderr);
    const delivery = spawnGalley(['start', '--only', 'delivery', '--json'], {
      env: { ...env, ...elsewhere },
    });
    await delivery.says(/"event":"ready"/);
    await call('/api/v1/sign-in/link', { json: { email: 'nobody@desk.example' } });
    delivery.child.kill('SIGTERM');
    lines.push((await delivery.ended).stderr);

    web.child.kill('SIGTERM');
    const ended = await web.ended;
    lines.push(ended.stderr);
    for (const mail of sandbox.ledger.list()) {
      const json = JSON.stringify(sandbox.ledger.content(mail).json);
      for (const [, token = ''] of json.matchAll(MAILED)) secrets.add(token);
    }
    expect(secrets.size).toBeGreaterThan(IMPORTED.length);
    const log = lines.join('\n').split('\n');
    expect(log.length).toBeGreaterThan(50);
    for (const level of [20, 30, 40]) {
      expect(log.some((line) => line.includes(`"level":${level}`))).toBe(true);
    }
    const found = [...secrets].filter((secret) => log.some((line) => line.includes(secret)));
    expect(found).toEqual([]);
    expect(log.filter((line) => /[\w.]@[\w-]+\.example/.test(line))).toEqual([]);
  },
);
