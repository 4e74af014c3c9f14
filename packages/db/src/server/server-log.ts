import { chown, open, rename, stat, type FileHandle } from 'node:fs/promises';
import type { Layout } from './layout.ts';
import type { RunAs } from './run-as.ts';

const LARGEST = 10 * 1024 * 1024;

/** The server's log, opened for one start, and what that start has written into it. */
export interface ServerLog {
  readonly fd: number;
  readonly path: string;
  written(): Promise<string>;
  append(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens `pg.log` for appending; a large log becomes `pg.log.1` first. */
export async function openServerLog(layout: Layout, runAs: RunAs): Promise<ServerLog> {
  const before = await stat(layout.log).catch(() => null);
  if (before && before.size > LARGEST) await rename(layout.log, `${layout.log}.1`);
  const file = await open(layout.log, 'a+', 0o600);
  if (runAs.owner) await chown(layout.log, runAs.owner.uid, runAs.owner.gid);
  const from = (await file.stat()).size;
  return {
    fd: file.fd,
    path: layout.log,
    written: () => readFrom(file, from),
    append: (text) => file.appendFile(text),
    close: () => file.close(),
  };
}

async function readFrom(file: FileHandle, from: number): Promise<string> {
  const length = (await file.stat()).size - from;
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.toString();
}
