import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from './layout.ts';
import type { RunAs } from './run-as.ts';

/** The kernel's limit for a socket's path: 107 bytes on Linux, 103 on macOS. */
const LONGEST_PATH = 103;
export const SOCKET_PORT = 5432;

/** The socket and its lock, as Postgres names them. */
export function socketFiles(directory: string): readonly [string, string] {
  const socket = join(directory, `.s.PGSQL.${SOCKET_PORT}`);
  return [socket, `${socket}.lock`];
}

/**
 * Makes the folder for the server's socket: in the data folder or, when its path is too long or has
 * characters that the setting would have to quote, a short one in /tmp. Either way only its owner
 * may enter it; the server has no other authentication.
 */
export async function makeSocketDirectory(layout: Layout, runAs: RunAs): Promise<string> {
  const inside = join(layout.dataDir, 'pg-socket');
  if (fits(inside)) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return secure(inside, runAs);
  }
  const uid = runAs.socketOwner?.uid ?? process.geteuid?.() ?? 0;
  const hash = createHash('sha256').update(layout.dataDir).digest('hex').slice(0, 16);
  const short = `/tmp/galley-${uid}-${hash}`;
  await mkdir(short, { mode: 0o700 }).catch(() => undefined);
  if (await belongsTo(short, uid)) return secure(short, runAs);
  // The name is taken. Any other will do, because the server writes down where its socket is.
  return secure(await mkdtemp(`${short}-`), runAs);
}

function fits(directory: string): boolean {
  const [socket] = socketFiles(directory);
  return Buffer.byteLength(socket) <= LONGEST_PATH && /^[\w./+@~:-]+$/.test(directory);
}

async function belongsTo(directory: string, uid: number): Promise<boolean> {
  const found = await lstat(directory).catch(() => null);
  const ours = [uid, process.geteuid?.() ?? 0];
  return found !== null && found.isDirectory() && ours.includes(found.uid);
}

async function secure(directory: string, runAs: RunAs): Promise<string> {
  await chmod(directory, 0o700);
  if (runAs.socketOwner) await chown(directory, runAs.socketOwner.uid, runAs.socketOwner.gid);
  return directory;
}
