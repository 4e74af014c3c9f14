import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const FILE = /^departures-\d{4}-\d\d\.jsonl$/;
/** A line of ours has some hundred bytes; nobody is made to hold more of a hostile one in memory. */
const LONGEST_LINE = 10_000;
/** No file of a month is near this; a hostile one is not read to its end. */
const LARGEST_FILE = 4 * 1024 ** 3;

/**
 * Appends lines to this month's file of the log of departures, and returns once the disk has them. Any
 * number of processes may do so at once; a line that a crash has torn stays apart from what follows.
 *
 * @param text whole lines, each with its line break
 */
export async function appendDepartures(folder: string, text: string, now: Date): Promise<void> {
  await makeFolder(folder);
  const path = join(folder, `departures-${now.toISOString().slice(0, 7)}.jsonl`);
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const isNew = size === 0;
    const isTorn = !isNew && !(await endsLine(file, size));
    await file.appendFile(isTorn ? `\n${text}` : text);
    await file.sync();
    if (isNew) await syncFolder(folder);
  } finally {
    await file.close();
  }
}

/** Makes the folder, but none above it: the disk that it belongs on may not be there. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

async function endsLine(file: FileHandle, size: number): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] === 0x0a;
}

/** Without this, a crash may lose the name of a new file. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/**
 * Reads every line of the log of departures, file by file in the order of their months.
 *
 * @throws the system's error if the folder can't be read
 */
export async function* readDepartures(folder: string): AsyncGenerator<string> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name)).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path);
    if (!found.isFile() || found.size > LARGEST_FILE) continue;
    const input = createReadStream(path, { encoding: 'utf8' });
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        yield line.slice(0, LONGEST_LINE);
      }
    } finally {
      input.destroy();
    }
  }
}
