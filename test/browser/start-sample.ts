import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stopServer } from '@galley/db';
import { freePort } from '../kit/free-port.ts';
import { runGalley } from '../kit/run-galley.ts';

const BIN = resolve(import.meta.dirname, '../../apps/galley/bin/galley.js');
const PATIENCE_MS = 45_000;

/** Galley as `npm start` first shows it: the sample issue has been delivered. */
export interface RunningSample {
  readonly url: string;
  /** The link that makes the first owner of the desk. */
  readonly firstOwner: string;
  /** The environment in which commands work on the same data. */
  readonly env: { readonly DATA_DIR: string; readonly PORT: string };
  stop(): Promise<void>;
}

/** Starts the real process on an empty data folder, and waits for the sample issue. */
export async function startSample(): Promise<RunningSample> {
  const dataDir = await mkdtemp(join(tmpdir(), 'galley-browser-'));
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  const child = spawn(process.execPath, [BIN, 'start', '--json'], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await stopServer(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  };
  let said: string;
  try {
    said = await saidSample(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const [, firstOwner = ''] = /"event":"first-owner","url":"([^"]+)"/.exec(said) ?? [];
  return { url: `http://127.0.0.1:${env.PORT}`, firstOwner, env, stop };
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

/** Waits until the sample is delivered; returns what the process has said. */
async function saidSample(child: ChildProcess): Promise<string> {
  let said = '';
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`no sample in time:\n${said}`)), PATIENCE_MS);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('"event":"sample"')) done();
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
