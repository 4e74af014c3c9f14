import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  freePort,
  rawRequest,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';

const test = withDatabase();
const PATHS = ['/proof', '/proof/next', '/proof/1', '/mailbox', '/mailbox/x', '/sandbox/emails'];

/** A Galley on a separate database; `port` is where it listens, whatever it prints. */
async function start(env: Record<string, string>, argv = ['start', '--only', 'web']) {
  const dataDir = await temporaryDataDir();
  const port = await freePort();
  const all = {
    ...test.env,
    SECRET_KEY: 'local'.repeat(8),
    DATA_DIR: dataDir,
    PORT: String(port),
    ...env,
  };
  const galley = spawnGalley([...argv, '--json'], { env: all });
  const [ready] = await galley.says(/^.*"event":"ready".*$/m);
  return { galley, env: all, dataDir, port, ready: JSON.parse(ready) as Record<string, unknown> };
}

const get = (port: number, path: string, host: string, header = '') =>
  rawRequest(
    port,
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: test\r\n${header}Connection: close\r\n\r\n`,
  );

/** Forwards bytes and adds nothing, like a TCP forwarder. */
async function forward(to: number): Promise<number> {
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('a set-up that is not local', () => {
  it.each<Record<string, string>>([
    { RESEND_API_KEY: 're_x', RESEND_BASE_URL: 'http://127.0.0.1:9' },
    { PUBLIC_URL: 'https://news.example' },
    { TRUSTED_PROXIES: 'loopback' },
  ])('has no local pages, whatever a request contains: %j', async (env) => {
    const { port, ready } = await start(env);
    expect(ready).toMatchObject({ proof: null, mailbox: null });
    const forwarder = await forward(port);
    for (const path of PATHS) {
      for (const host of ['localhost', 'news.example', '127.0.0.1']) {
        for (const at of ['', `:${port}`]) {
          const answer = await get(forwarder, path, `${host}${at}`);
          expect([answer.status, path, host + at]).toEqual([404, path, host + at]);
          expect(answer.body).toContain('Page not found');
        }
      }
    }
    const post = `POST /proof/1/test HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;
    expect(await rawRequest(forwarder, post)).toMatchObject({ status: 404 });
  });

  it('says at its start why they are off, and what shows a proof', async () => {
    const dataDir = await temporaryDataDir();
    const env = { ...test.env, SECRET_KEY: 'local'.repeat(8), DATA_DIR: dataDir };
    const galley = spawnGalley(['start', '--only', 'web'], {
      env: { ...env, PORT: String(await freePort()), PUBLIC_URL: 'https://news.example' },
    });
    const [said] = await galley.says(/Proof.*\n.*Mailbox.*\n/);
    expect(said).toMatch(
      /Proof +off here, because PUBLIC_URL is https:\/\/news\.example; use galley proof\n/,
    );
    expect(said).toMatch(/Mailbox +off here, because PUBLIC_URL is https:\/\/news\.example\n/);
  });

  it('still hands mail to the sandbox, and receives its events', { timeout: 60_000 }, async () => {
    const { env, port, dataDir } = await start({ PUBLIC_URL: 'https://news.example' }, ['start']);
    const set = ['newsletter', 'set', '--title', 'Doors', '--from', 'Doors <desk@doors.example>'];
    await runGalley([...set, '--postal-address', '1 Gate Street'], { env, cwd: dataDir });
    const delivery = spawnGalley(['start', '--only', 'delivery', '--json'], { env });
    await delivery.says(/"event":"ready"/);
    const home = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    const [, form = ''] = /name="form" value="([^"]*)"/.exec(home) ?? [];
    const asked = await fetch(`http://127.0.0.1:${port}/subscribe`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'ada@doors.example', form }),
      redirect: 'manual',
    });
    expect(asked.status).toBe(303);
    const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
    onTestFinished(() => sandbox.close());
    await vi.waitFor(() => expect(sandbox.ledger.count()).toBe(1), { timeout: 30_000 });
    const events = () => test.db.selectFrom('feedback_event').select('type').execute();
    await vi.waitFor(async () => expect(await events()).not.toEqual([]), { timeout: 30_000 });
  });
});

describe('a local set-up', () => {
  it('shows them only to requests for this machine and its port by name', async () => {
    const { port, ready } = await start({ PUBLIC_URL: 'http://localhost:3000' });
    const url = `http://127.0.0.1:${port}`;
    expect(ready).toMatchObject({ proof: `${url}/proof`, mailbox: `${url}/mailbox` });
    const statuses = async (host: string, header = ''): Promise<number[]> => {
      const answers = ['/proof', '/mailbox', '/sandbox/emails'].map((path) =>
        get(port, path, host, header),
      );
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
      expect(await statuses(host)).toEqual([302, 200, 401]);
    }
    for (const host of ['localhost', `localhost:${port + 1}`, `rebound.example:${port}`]) {
      expect([host, ...(await statuses(host))]).toEqual([host, 403, 403, 403]);
    }
    for (const name of ['X-Forwarded-For', 'Forwarded', 'Via', 'CF-Ray', 'True-Client-IP']) {
      const said = await statuses(`localhost:${port}`, `${name}: 203.0.113.9\r\n`);
      expect([name, ...said]).toEqual([name, 403, 403, 403]);
    }
  });
});

it('galley proof shows its page in any set-up, only to this machine', async () => {
  const env = { ...test.env, SECRET_KEY: 'local'.repeat(8), DATA_DIR: await temporaryDataDir() };
  const real = { RESEND_API_KEY: 're_x', PUBLIC_URL: 'https://news.example', HOST: '0.0.0.0' };
  const galley = spawnGalley(['proof', '--json'], { env: { ...env, ...real } });
  const [, url = ''] = await galley.says(/"url":"([^"]+)"/);
  const { hostname, port, pathname } = new URL(url);
  expect(hostname).toBe('127.0.0.1');
  const statusFor = async (host: string, header = '') =>
    (await get(Number(port), pathname, host, header)).status;
  expect(await statusFor(`127.0.0.1:${port}`)).not.toBe(403);
  expect(await statusFor('localhost')).toBe(403);
  expect(await statusFor(`news.example:${port}`)).toBe(403);
  expect(await statusFor(`127.0.0.1:${port}`, 'X-Forwarded-Host: news.example\r\n')).toBe(403);
});
