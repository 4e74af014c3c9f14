import type { Keyring } from '@galley/core/subscription';
import {
  createKeyring,
  createLog,
  keepSecretKey,
  openDataFolder,
  readConfig,
  type Config,
  type Log,
  type LogLevel,
} from '@galley/runtime';
import { resolve } from 'node:path';
import { findRunningWeb } from './web-record.ts';
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
  const keys = config.secretKeys ?? [await keepSecretKey(config.dataDir)];
  const logFor = (name: string, usual: LogLevel): Log =>
    createLog({ level: config.logLevel ?? usual, name, destination: shell.stderr });
  const setup = { config, keyring: createKeyring(keys), log: logFor('galley', usual), logFor };
  return { kind: 'ok', setup };
}

async function followRunningWeb({ env }: Shell, config: Config): Promise<Config> {
  if ((env['PUBLIC_URL'] ?? '').trim() !== '') return config;
  const web = await findRunningWeb(config.dataDir);
  return web === null ? config : { ...config, publicUrl: web.publicUrl };
}
