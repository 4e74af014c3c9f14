import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The addresses of a web process on this data folder. */
export interface RunningWeb {
  /** For this machine. */
  readonly url: string;
  /** For readers. */
  readonly publicUrl: string;
  /** Where the sandbox that it hosts takes mail; null if mail is real. */
  readonly sandboxUrl: string | null;
}

/**
 * A web process stores its addresses in the data folder, so that others can find it; while it
 * starts, it has none yet.
 */
type WebRecord = { readonly pid: number } & (RunningWeb | { readonly url: null });

const folderOf = (dataDir: string): string => join(dataDir, 'web');

/** Stores this process's addresses until it stops. */
export const leaveWebRecord = async (
  dataDir: string,
  web: RunningWeb,
): Promise<{ stop(): Promise<void> }> => writeRecord(dataDir, { pid: process.pid, ...web });

/** Says that this process is about to host a web, so that others wait for it. */
export const announceWeb = async (dataDir: string): Promise<{ stop(): Promise<void> }> =>
  writeRecord(dataDir, { pid: process.pid, url: null });

async function writeRecord(dataDir: string, record: WebRecord): Promise<{ stop(): Promise<void> }> {
  const path = join(folderOf(dataDir), `${process.pid}.json`);
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  // Written in one step, because an incomplete record would be removed.
  await writeFile(`${path}.draft`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${path}.draft`, path);
  return { stop: () => rm(path, { force: true }) };
}

/**
 * Finds a web process on this data folder that answers, or null. Removes the records of killed
 * processes.
 */
export async function findRunningWeb(dataDir: string): Promise<RunningWeb | null> {
  await removeDeadRecords(dataDir);
  return seeRunningWeb(dataDir);
}

/** Finds a web process on this data folder that answers, or null, and changes nothing. */
export async function seeRunningWeb(dataDir: string): Promise<RunningWeb | null> {
  for (const record of await livingRecords(dataDir)) {
    if (record.url === null) continue;
    const { pid: _, ...web } = record;
    if (await answers(web.url)) return web;
  }
  return null;
}

/** Says whether a web process on this data folder lives that doesn't answer yet. */
export const isWebStarting = async (dataDir: string): Promise<boolean> =>
  (await livingRecords(dataDir)).length > 0;

async function livingRecords(dataDir: string): Promise<WebRecord[]> {
  const all = await readRecords(folderOf(dataDir));
  return all.flatMap(({ record }) => (record !== null && isAlive(record.pid) ? [record] : []));
}

async function removeDeadRecords(dataDir: string): Promise<void> {
  for (const { path, record } of await readRecords(folderOf(dataDir))) {
    if (record === null || !isAlive(record.pid)) await rm(path, { force: true });
  }
}

async function readRecords(folder: string): Promise<{ path: string; record: WebRecord | null }[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => ({ path: join(folder, name), record: await read(join(folder, name)) })),
  );
}

async function read(path: string): Promise<WebRecord | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as WebRecord;
  } catch {
    // A killed process left it incomplete.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Another process may have reused the pid of a killed one, so the record alone proves nothing. */
const answers = async (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    // `fetch` takes longer to load than to ask, and importing node:http loads it, too.
    const { get } = process.getBuiltinModule('node:http');
    const request = get(`${url}/healthz`, { agent: false, signal: AbortSignal.timeout(2000) });
    request.once('response', ({ statusCode = 0 }) => {
      resolve(statusCode >= 200 && statusCode < 300);
      request.destroy();
    });
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
