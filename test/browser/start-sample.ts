import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stopServer } from '@galley/db';
import { TEST_ENV } from '../kit/test-env.ts';
import { freePort } from '../kit/free-port.ts';
import { runGalley } from '../kit/run-galley.ts';

const BIN = resolve(import.meta.dirname, '../../apps/galley/bin/galley.js');
/** On a machine with other work, it may first have to build the desk. */
const PATIENCE_MS = 280_000;

const run = promisify(execFile);

/** Galley as `npm start` first shows it: the sample issue has been delivered. */
export interface RunningSample {
  readonly url: string;
  /** The link that makes the first owner of the desk. */
  readonly firstOwner: string;
  /** The environment in which commands work on the same data. */
  readonly env: Readonly<Record<'DATA_DIR' | 'PORT', string>> & Readonly<Record<string, string>>;
  /** Kills the process as `kill -9` does. */
  crash(): Promise<void>;
  /** Starts it again, after a crash. */
  restart(): Promise<void>;
  /** Ends the process, and leaves its data folder. */
  end(): Promise<void>;
  /** Ends the process, and removes its data folder. */
  stop(): Promise<void>;
}

/**
 * Makes a data folder in which the sample issue has been delivered, and leaves it without a process.
 * To start on a copy of it takes a fraction of what an empty folder does; only the links in the
 * sample's mail lead elsewhere.
 */
export async function prepareSample(): Promise<string> {
  const sample = await startSample();
  await sample.end();
  return sample.env.DATA_DIR;
}

/**
 * Starts the real process, with more settings if there are any, and waits for the sample issue.
 *
 * @param prepared the folder to start on a copy of; an empty one by default
 */
export async function startSample(
  settings: Readonly<Record<string, string>> = {},
  { bin = BIN, prepared }: { readonly bin?: string; readonly prepared?: string } = {},
): Promise<RunningSample> {
  const dataDir = await mkdtemp(join(tmpdir(), 'galley-browser-'));
  // With modes and owners, which Postgres insists on.
  if (prepared !== undefined) await run('cp', ['-a', `${prepared}/.`, dataDir]);
  const env = { ...settings, DATA_DIR: dataDir, PORT: String(await freePort()) };
  const start = (): ChildProcess =>
    spawn(process.execPath, [bin, 'start', '--json'], {
      cwd: dataDir,
      env: { ...TEST_ENV, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  let child = start();
  const endIt = async (): Promise<void> => {
    await end(child);
    await stopServer(dataDir);
  };
  const stop = async (): Promise<void> => {
    await endIt();
    await rm(dataDir, { recursive: true, force: true });
  };
  let said: string;
  try {
    said = await untilSaid(child, 'sample');
  } catch (error) {
    await stop();
    throw error;
  }
  const [, firstOwner = ''] = /"event":"first-owner","url":"([^"]+)"/.exec(said) ?? [];
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    firstOwner,
    env,
    async crash() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async restart() {
      child = start();
      await untilSaid(child, 'ready');
    },
    end: endIt,
    stop,
  };
}

/** Runs one command on the data of `sample`; it must succeed. Returns its stdout. */
export async function runOnSample(
  { env }: Pick<RunningSample, 'env'>,
  argv: readonly string[],
  stdin = '',
): Promise<string> {
  const ran = await runGalley(argv, { env, cwd: env.DATA_DIR, stdin });
  if (ran.code !== 0) throw new Error(`galley ${argv.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

/** Waits until a process has said an event; returns all that it has said. */
async function untilSaid(child: ChildProcess, event: 'ready' | 'sample'): Promise<string> {
  let said = '';
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`no ${event} in time:\n${said}`)), PATIENCE_MS);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes(`"event":"${event}"`)) done();
  });
  child.once('exit', () => reject(new Error(`galley start ended:\n${said}`)));
  await promise.finally(() => clearTimeout(timer));
  return said;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}
