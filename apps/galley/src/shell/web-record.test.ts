import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  announceWeb,
  findRunningWeb,
  isWebStarting,
  leaveWebRecord,
  seeRunningWeb,
} from './web-record.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'galley-web-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function serve(status: number): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the record of a running web', () => {
  it('names a web that answers, until it stops', async () => {
    expect(await findRunningWeb(dataDir)).toBeNull();
    const url = await serve(200);
    const web = { url, publicUrl: 'https://news.example', sandboxUrl: 'http://127.0.0.1:9' };
    const left = await leaveWebRecord(dataDir, web);
    expect(await findRunningWeb(dataDir)).toEqual(web);
    await left.stop();
    expect(await findRunningWeb(dataDir)).toBeNull();
  });

  it('says that a web is starting before it has addresses', async () => {
    expect(await isWebStarting(dataDir)).toBe(false);
    const announced = await announceWeb(dataDir);
    expect(await isWebStarting(dataDir)).toBe(true);
    expect(await findRunningWeb(dataDir)).toBeNull();
    const url = await serve(200);
    await leaveWebRecord(dataDir, { url, publicUrl: url, sandboxUrl: null });
    expect(await findRunningWeb(dataDir)).toMatchObject({ url });
    await announced.stop();
    expect(await isWebStarting(dataDir)).toBe(false);
  });

  it('is ignored if no healthy web answers there', async () => {
    const url = await serve(500);
    await leaveWebRecord(dataDir, { url, publicUrl: url, sandboxUrl: null });
    expect(await findRunningWeb(dataDir)).toBeNull();
  });

  it('is removed if its process is gone or the record is incomplete', async () => {
    await mkdir(join(dataDir, 'web'));
    const url = await serve(200);
    await writeFile(join(dataDir, 'web', '4194400.json'), JSON.stringify({ pid: 4194400, url }));
    await writeFile(join(dataDir, 'web', '1.json'), '{"pid"');
    expect(await seeRunningWeb(dataDir)).toBeNull();
    expect(await isWebStarting(dataDir)).toBe(false);
    expect(await readdir(join(dataDir, 'web'))).toHaveLength(2);
    expect(await findRunningWeb(dataDir)).toBeNull();
    expect(await readdir(join(dataDir, 'web'))).toEqual([]);
  });
});
