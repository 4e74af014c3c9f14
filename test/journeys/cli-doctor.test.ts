import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serveSandbox } from '@galley/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort, runGalley, spawnGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';

const fixture = withDatabase();

interface Check {
  readonly name: string;
  readonly level: string;
  readonly found: string;
  readonly fix: string | null;
}

async function doctor(env: Readonly<Record<string, string>>) {
  const port = String(await freePort());
  const ran = await runGalley(['doctor', '--json'], {
    cwd: '/',
    env: { PORT: port, PATH: '/usr/bin:/bin', ...env },
  });
  const checks = JSON.parse(ran.stdout) as Check[];
  return { ...ran, of: (name: string) => checks.find((check) => check.name === name) };
}

/** Every file and folder below a folder, with its size, time and text. */
async function everythingIn(folder: string): Promise<unknown[]> {
  const names = await readdir(folder, { recursive: true });
  return Promise.all(
    names.toSorted().map(async (name) => {
      const path = join(folder, name);
      const { size, mtimeMs, mode } = await stat(path);
      const isRead = size < 100_000 && /\.(json|pid|log)$|key$/.test(name);
      return [name, size, mtimeMs, mode, isRead ? await readFile(path, 'utf8') : null];
    }),
  );
}

describe('galley doctor', () => {
  it('makes no data folder, no key and no Postgres', async () => {
    const parent = await temporaryDataDir();
    const { code, of } = await doctor({ DATA_DIR: join(parent, 'deep', 'data') });
    expect(code).toBe(0);
    expect(of('data folder')).toMatchObject({ level: 'informs', fix: 'npm start creates it.' });
    expect(of('database')).toMatchObject({
      level: 'informs',
      found: "Galley's own Postgres, not created yet",
    });
    expect(of('migrations')).toMatchObject({ level: 'skipped' });
    expect(await readdir(parent)).toEqual([]);
  });

  it('changes nothing in a folder that was used, and does not start its Postgres', async () => {
    const dataDir = await temporaryDataDir();
    const env = { DATA_DIR: dataDir, PATH: '/usr/bin:/bin' };
    const set = ['newsletter', 'set', '--title', 'Digest'];
    expect(await runGalley(set, { cwd: dataDir, env })).toMatchObject({ code: 0 });
    await mkdir(join(dataDir, 'web'), { recursive: true });
    await writeFile(join(dataDir, 'web', '4194400.json'), '{"pid":4194400,"url":null}');
    const before = await everythingIn(dataDir);
    const { code, of } = await doctor(env);
    expect(code).toBe(0);
    expect(of('database')).toMatchObject({ found: "Galley's own Postgres, stopped" });
    expect(await everythingIn(dataDir)).toEqual(before);
  });

  it('checks the tables of a Postgres of Galley’s own that runs', async () => {
    const dataDir = await temporaryDataDir();
    const port = String(await freePort());
    const env = { DATA_DIR: dataDir, PORT: port, SAMPLE_NEWSLETTER: 'off' };
    await spawnGalley(['start', '--json'], { env }).says(/"event":"ready".*\n/);
    const { of } = await doctor(env);
    expect(of('port')).toMatchObject({ level: 'ok', found: expect.stringContaining(`:${port}`) });
    expect(of('migrations')).toMatchObject({ level: 'ok' });
    expect(of('newsletters')).toMatchObject({ found: 'none yet' });
  });

  it('notices a port that another program has', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { code, of } = await doctor({ DATA_DIR: await temporaryDataDir(), PORT: String(port) });
    expect(code).toBe(1);
    expect(of('port')).toMatchObject({
      level: 'fails',
      found: expect.stringContaining(`PORT: ${port} on 127.0.0.1 is taken by another program.`),
    });
  });

  it('tells a wrong URL from a wrong key', async () => {
    const page = createServer((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
    }).listen(0, '127.0.0.1');
    await once(page, 'listening');
    onTestFinished(() => void page.close());
    const keyRefused = createServer((_, response) => {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"statusCode":401,"name":"invalid_api_key","message":"API key is invalid"}');
    }).listen(0, '127.0.0.1');
    await once(keyRefused, 'listening');
    onTestFinished(() => void keyRefused.close());
    const provider = await serveSandbox({ path: ':memory:', port: 0 });
    onTestFinished(() => provider.close());
    const at = async (url: string) => {
      const env = { DATA_DIR: await temporaryDataDir(), RESEND_API_KEY: 're_x' };
      return (await doctor({ ...env, RESEND_BASE_URL: url })).of('mail');
    };
    const local = (port: number) => `http://127.0.0.1:${port}`;
    const wrongUrl = { level: 'fails', fix: expect.stringContaining('Check RESEND_BASE_URL') };
    expect(await at(local((page.address() as AddressInfo).port))).toMatchObject(wrongUrl);
    expect(await at(local(await freePort()))).toMatchObject(wrongUrl);
    expect(await at(local((keyRefused.address() as AddressInfo).port))).toMatchObject({
      level: 'fails',
      fix: 'Check RESEND_API_KEY.',
    });
    expect(await at(provider.url)).toMatchObject({ level: 'ok' });
  });

  it('tells a wrong host of the database from a wrong name', async () => {
    const right = fixture.env['DATABASE_URL'] ?? '';
    const env = { DATA_DIR: await temporaryDataDir(), SECRET_KEY: 'k'.repeat(32) };
    const at = async (url: string) => (await doctor({ ...env, DATABASE_URL: url })).of('database');
    expect(await at(right)).toMatchObject({ level: 'ok' });
    const named = right.replace(/\/[^/?]*(\?|$)/, '/no_such_database$1');
    expect(await at(named)).toMatchObject({ fix: expect.stringContaining('The server answers.') });
    const port = await freePort();
    expect(await at(`postgres://galley:x@127.0.0.1:${port}/galley`)).toMatchObject({
      level: 'fails',
      fix: expect.stringContaining('host and port in DATABASE_URL'),
    });
  });
});
