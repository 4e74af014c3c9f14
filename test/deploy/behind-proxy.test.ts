import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFormStamp, matchesHashedIp } from '@galley/core/subscription';
import { createKeyring } from '@galley/runtime';
import { openSandbox, type Sandbox } from '@galley/sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import { signIn } from './sign-in.ts';
import { startProxy, type ProxyName, type RunningProxy } from './start-proxy.ts';
import { freePort, runGalley, spawnGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';

const fixture = withDatabase();
const PUBLIC_URL = 'https://news.example.org';
const SECRET_KEY = 'a key for the tests behind a proxy: long enough';
/** A visitor, whom the proxy at 127.0.0.1 sees under this address. */
const VISITOR = '127.0.0.2';

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks as the visitor's browser does. */
async function open(
  proxy: RunningProxy,
  path: string,
  asked: Asked = {},
): Promise<IncomingMessage> {
  const call = request({
    host: '127.0.0.1',
    port: proxy.https,
    localAddress: VISITOR,
    path,
    method: asked.method ?? 'GET',
    headers: { host: 'news.example.org', ...asked.headers },
    rejectUnauthorized: false,
  });
  call.on('error', () => undefined);
  call.end(asked.body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

async function ask(proxy: RunningProxy, path: string, asked: Asked = {}) {
  const response = await open(proxy, path, asked);
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const form = (fields: Readonly<Record<string, string>>, headers = {}): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields).toString(),
});

async function start(name: ProxyName) {
  const dataDir = await temporaryDataDir();
  const port = await freePort();
  const env = {
    ...fixture.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    SECRET_KEY,
    PUBLIC_URL,
    TRUSTED_PROXIES: '127.0.0.1',
  };
  const galley = spawnGalley(['start', '--json'], { env });
  await galley.says(/"event":"ready"/);
  // Its mails, beside the process that has it.
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  onTestFinished(() => sandbox.close());
  const command = async (...argv: string[]): Promise<string> => {
    const ran = await runGalley(argv, { env, cwd: dataDir });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const proxy = await startProxy(name, port);
  return { proxy, galley, command, sandbox, url: `http://127.0.0.1:${port}` };
}

describe.each(['nginx', 'haproxy'] as const)(
  'behind %s with the configuration that we give',
  (name) => {
    test('readers, the desk and its events work, and Galley knows who asks', async () => {
      const { proxy, galley, command, sandbox, url } = await start(name);
      await command(
        ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
        ...['--postal-address', '1 Galley Lane, London'],
      );

      const { slug } = JSON.parse(await command('newsletter', 'show', '--json')) as {
        slug: string;
      };

      const plain = await fetch(`http://127.0.0.1:${proxy.http}/archive`, {
        headers: { host: 'news.example.org' },
        redirect: 'manual',
      });
      expect(plain.status).toBe(301);
      expect(plain.headers.get('location')).toMatch(/^https:\/\/.*\/archive$/);
      const front = await ask(proxy, '/');
      expect(front.status).toBe(200);
      expect(front.headers['strict-transport-security']).toContain('max-age=');

      // A stranger says that they are somebody else, and confirms by the link in the mail.
      const forged = { 'x-forwarded-for': '203.0.113.9' };
      const stamp = makeFormStamp(createKeyring([SECRET_KEY]), {
        newsletter: slug,
        kind: 'first',
        at: new Date(Date.now() - 60_000),
      });
      const email = `ana@${name}.example`;
      const fields = { email, newsletter: slug, form: stamp };
      expect((await ask(proxy, '/subscribe', form(fields, forged))).status).toBeLessThan(400);
      const link = await mailedLink(sandbox.ledger, email);
      expect(link).toMatch(new RegExp(`^${PUBLIC_URL}/confirm/`));
      const confirmed = await ask(proxy, new URL(link).pathname, form({}, forged));
      expect(confirmed.status).toBeLessThan(400);
      const consent = await fixture.db
        .selectFrom('consent')
        .select('ip')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      expect(matchesHashedIp(createKeyring([SECRET_KEY]), consent.ip ?? '', VISITOR)).toBe(true);

      // Forms: from elsewhere, without saying where from, and too large.
      const asked = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const body = JSON.stringify({ email: 'nobody@longread.example' });
      const path = '/api/v1/sign-in/link';
      const from = async (origin: string) =>
        (await ask(proxy, path, { ...asked, headers: { ...asked.headers, origin }, body })).status;
      expect(await from('https://elsewhere.example')).toBe(403);
      expect(await from(PUBLIC_URL)).toBe(204);
      const large = form({ ...fields, name: 'x'.repeat(20_000) });
      expect((await ask(proxy, '/subscribe', large)).status).toBe(413);

      // The desk's events arrive as they happen: a proxy that buffers would keep them.
      const editor = `ada@${name}.example`;
      const invited = await command('person', 'invite', editor, '--role', 'owner', '--json');
      const { link: invitation } = JSON.parse(invited) as { link: string };
      const site = { url, publicUrl: PUBLIC_URL, sandbox };
      const cookie = await signIn(site, { email: editor, invitation });
      const events = await open(proxy, '/api/v1/events', { headers: { cookie } });
      expect(events.statusCode).toBe(200);
      const heard = hearEvent(events, 'newsletter');
      await command('newsletter', 'set', '--tagline', `Read behind ${name}.`);
      await heard;
      events.destroy();

      galley.child.kill('SIGTERM');
      expect(await galley.ended).toMatchObject({ code: 0 });
    });
  },
);

/** Waits until the stream has told of a change of this kind. */
async function hearEvent(events: IncomingMessage, what: string): Promise<void> {
  let said = '';
  for await (const chunk of events) {
    said += String(chunk);
    if (said.includes(`"what":"${what}"`)) return;
  }
  throw new Error(`the stream ended: ${said}`);
}

async function mailedLink(ledger: Sandbox['ledger'], email: string): Promise<string> {
  for (;;) {
    for (const mail of ledger.byRecipient(email)) {
      const [link] = /https:\S*\/confirm\/\S+/.exec(ledger.content(mail).text ?? '') ?? [];
      if (link !== undefined) return link;
    }
    await sleep(50);
  }
}
