import type { Keyring } from '@galley/core/subscription';
import {
  createKeyring,
  createLog,
  keepSecretKey,
  openDataFolder,
  readConfig,
  type Config,
  type Lifecycle,
  type Log,
  type LogLevel,
} from '@galley/runtime';
import { startTracing } from '@galley/trace';
import { resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { findRunningWeb, type RunningWeb } from './web-record.ts';
import type { Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

/** The configuration and what follows from it. */
export interface Setup {
  readonly config: Config;
  readonly keyring: Keyring;
  readonly log: Log;
  /** A log for one part of `start`; `usual` is its level if LOG_LEVEL is not set. */
  logFor(name: string, usual: LogLevel): Log;
}

export const PROJECT = resolve(import.meta.dirname, '../../../..');

/**
 * Reads the settings, and creates the data folder and its key if they are missing. Without
 * PUBLIC_URL, links in mails lead to the web that runs on this data folder, whatever its PORT.
 */
export async function readSetup(
  shell: Shell,
  usual: LogLevel,
  { hostsWeb } = { hostsWeb: false },
): Promise<{ readonly kind: 'ok'; readonly setup: Setup } | Refused> {
  const read = readConfig(shell.env, { cwd: shell.cwd, root: PROJECT });
  if (read.kind === 'invalid') return { kind: 'refused', problems: read.problems };
  const folder = await openDataFolder(read.config.dataDir);
  if (folder.kind === 'unusable') return { kind: 'refused', problems: [folder.problem] };
  const config = hostsWeb ? read.config : await followRunningWeb(shell, read.config);
  await addTracing(shell.life, config);
  const keys = config.secretKeys ?? [await keepSecretKey(config.dataDir)];
  const logFor = (name: string, usual: LogLevel): Log =>
    createLog({ level: config.logLevel ?? usual, name, destination: shell.stderr });
  const setup = { config, keyring: createKeyring(keys), log: logFor('galley', usual), logFor };
  return { kind: 'ok', setup };
}

/** Before anything that makes spans. */
async function addTracing(life: Lifecycle, { tracesUrl: url }: Config): Promise<void> {
  if (url === null) return;
  await life.add('traces', await startTracing({ url, version: manifest.version }));
}

async function followRunningWeb(shell: Shell, config: Config): Promise<Config> {
  if (isPublicUrlSet(shell)) return config;
  return { ...config, publicUrl: linksLeadTo(shell, config, await findRunningWeb(config.dataDir)) };
}

/** Where links in mails lead: without PUBLIC_URL, to the web that runs on this data folder. */
export const linksLeadTo = (
  shell: Pick<Shell, 'env'>,
  { publicUrl }: Config,
  web: RunningWeb | null,
): string => (isPublicUrlSet(shell) ? publicUrl : (web?.publicUrl ?? publicUrl));

const isPublicUrlSet = ({ env }: Pick<Shell, 'env'>): boolean =>
  (env['PUBLIC_URL'] ?? '').trim() !== '';
