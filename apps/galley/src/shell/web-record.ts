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

/** A web process stores its addresses in the data folder, so that others can find it. */
interface WebRecord extends RunningWeb {
  readonly pid: number;
}

const folderOf = (dataDir: string): string => join(dataDir, 'web');

/** Stores this process's addresses until it stops. */
export async function leaveWebRecord(
  dataDir: string,
  web: RunningWeb,
): Promise<{ stop(): Promise<void> }> {
  const path = join(folderOf(dataDir), `${process.pid}.json`);
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const record: WebRecord = { pid: process.pid, ...web };
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
  for (const { path, record } of await readRecords(folderOf(dataDir))) {
    if (record !== null && isAlive(record.pid)) {
      const { pid: _, ...web } = record;
      if (await answers(web.url)) return web;
    } else {
      await rm(path, { force: true });
    }
  }
  return null;
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
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
