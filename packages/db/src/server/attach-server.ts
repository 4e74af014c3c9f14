import { access, chmod, chown, constants, mkdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../database-event.ts';
import { locateBinaries } from './binaries.ts';
import { findReason } from './find-reason.ts';
import { initCluster } from './init-cluster.ts';
import { layoutOf, type Layout } from './layout.ts';
import { isPostmasterOf, readPostmasterFile } from './postmaster-file.ts';
import { joinServer, type Presence, type PresenceResult, type ServerAddress } from './presence.ts';
import { chooseRunAs } from './run-as.ts';
import { failureOf } from './server-failure.ts';
import { embeddedSettings, type ServerSettings } from './settings.ts';
import { withStartLock } from './start-lock.ts';
import { startPostmaster } from './start-postmaster.ts';
import { stopPostmaster } from './stop-postmaster.ts';

const POLL_MS = 20;
/** How long a running server may stay busy: starting after a crash, or stopping. */
const BUSY_TIMEOUT_MS = 300_000;

export interface AttachOptions {
  readonly dataDir: string;
  readonly applicationName: string;
  readonly log?: DatabaseLog | undefined;
  /** Settings besides Galley's own, used if this process starts the server. */
  readonly settings?: ServerSettings | undefined;
  /** Once aborted, attaching fails and stops what it was starting. */
  readonly signal?: AbortSignal | undefined;
}

/** The embedded server while this process uses it. */
export interface AttachedServer {
  readonly address: ServerAddress;
  /** Leaves the server; the last process to leave stops it. */
  close(): Promise<void>;
}

/**
 * Joins the embedded server of a data folder, and creates and starts it if necessary. Any number of
 * processes may do so at once. A server that dies meanwhile is started again, so that pools find it
 * at the same place.
 *
 * @throws DatabaseError when it cannot run here; the signal's reason once it is aborted.
 */
export async function attachServer(options: AttachOptions): Promise<AttachedServer> {
  const layout = layoutOf(options.dataDir);
  const closing = new AbortController();
  let presence: Presence | null = null;
  let rejoining = Promise.resolve();

  function hold(joined: Presence): void {
    presence = joined;
    void joined.gone.then(() => {
      presence = null;
      if (!closing.signal.aborted) rejoining = goOn();
    });
  }

  async function goOn(): Promise<void> {
    options.log?.({
      level: 'warn',
      message: 'the embedded Postgres has stopped; joining it again',
    });
    const again = await rejoin(layout, options, closing.signal);
    if (again) hold(again);
  }

  async function close(): Promise<void> {
    if (closing.signal.aborted) return;
    closing.abort();
    await rejoining;
    if (presence) await leaveServer(layout, options, presence);
  }

  const first = await join(layout, options);
  hold(first);
  return { address: first.address, close };
}

/**
 * Stops the server of a data folder if it runs, even if processes use it.
 *
 * @returns false when it is still writing after half a minute
 */
export const stopServer = async (dataDir: string): Promise<boolean> =>
  stopPostmaster(layoutOf(dataDir));

async function leaveServer(
  layout: Layout,
  options: AttachOptions,
  presence: Presence,
): Promise<void> {
  const { last } = await presence.leave().catch(() => ({ last: false }));
  if (last && !(await stopPostmaster(layout))) {
    options.log?.({ level: 'warn', message: 'the embedded Postgres is still stopping' });
  }
  await presence.end();
}

async function join(layout: Layout, options: AttachOptions): Promise<Presence> {
  const running = await tryJoin(layout, options);
  if (running.kind === 'present') return running.presence;
  await makeDataFolder(layout);
  try {
    return await withStartLock(layout.lock, () => startAndJoin(layout, options), options.signal);
  } catch (error) {
    throw isSystemError(error)
      ? failureOf(layout, 'could not be started', {
          reason: findReason(error.message),
          isLogged: false,
        })
      : error;
  }
}

/** A failure such as a full disk that happened in this process, not in a program of Postgres. */
const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && ('syscall' in error || 'errcode' in error);

async function tryJoin(layout: Layout, options: AttachOptions): Promise<PresenceResult> {
  const file = await readPostmasterFile(layout.cluster);
  return file ? joinServer(file, options.applicationName) : { kind: 'absent' };
}

async function startAndJoin(layout: Layout, options: AttachOptions): Promise<Presence> {
  const deadline = Date.now() + BUSY_TIMEOUT_MS;
  let isOurs = false;
  while (Date.now() < deadline) {
    // A server that was started here must be joined, or nobody would stop it.
    if (!isOurs) options.signal?.throwIfAborted();
    const result = await tryJoin(layout, options);
    if (result.kind === 'present') return result.presence;
    if (result.kind === 'busy' || (await isStillThere(layout))) await sleep(POLL_MS);
    else {
      await start(layout, options);
      isOurs = true;
    }
  }
  throw new DatabaseError(
    'embedded-server-failed',
    `Galley’s own Postgres runs but does not answer: see ${layout.log}`,
  );
}

/** A server that has closed its socket but not ended, or not opened it yet. */
async function isStillThere(layout: Layout): Promise<boolean> {
  const file = await readPostmasterFile(layout.cluster);
  return file !== null && (await isPostmasterOf(layout.cluster, file.pid));
}

async function start(layout: Layout, options: AttachOptions): Promise<void> {
  const began = performance.now();
  const binaries = await locateBinaries();
  const runAs = await chooseRunAs(layout, binaries.postgres);
  const made = await initCluster(layout, binaries, runAs, options.signal);
  const settings = { ...embeddedSettings, ...options.settings };
  await startPostmaster(layout, binaries, runAs, { settings, signal: options.signal });
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  options.log?.({
    level: 'info',
    message: `the embedded Postgres was ${made ? 'created and ' : ''}started in ${seconds} s`,
  });
}

async function makeDataFolder(layout: Layout): Promise<void> {
  try {
    await mkdir(layout.dataDir, { recursive: true, mode: 0o700 });
    await access(layout.dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError('embedded-server-failed', `DATA_DIR cannot be used: ${reason}`, {
      cause,
    });
  }
  // If root works in another user's folder, that user must still be able to open everything in it.
  const folder = await stat(layout.dataDir);
  if (process.geteuid?.() !== 0 || folder.uid === 0) return;
  await withStartLock(layout.lock, async () => {
    await chown(layout.lock, folder.uid, folder.gid);
    await chmod(layout.lock, 0o600);
  });
}

async function rejoin(
  layout: Layout,
  options: AttachOptions,
  closing: AbortSignal,
): Promise<Presence | null> {
  for (let wait = 250; !closing.aborted; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await join(layout, { ...options, signal: closing });
    } catch (error) {
      options.log?.({
        level: 'error',
        message: 'the embedded Postgres cannot be joined again',
        error,
      });
      await sleep(wait, undefined, { signal: closing }).catch(() => undefined);
    }
  }
  return null;
}
