import {
  createKeyring,
  createLog,
  keepSecretKey,
  openDataFolder,
  readConfig,
  type Config,
  type Keyring,
  type Log,
  type LogLevel,
} from '@galley/runtime';
import { resolve } from 'node:path';
import type { Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

/** The configuration with what follows from it. */
export interface Setup {
  readonly config: Config;
  readonly keyring: Keyring;
  readonly log: Log;
}

export const PROJECT = resolve(import.meta.dirname, '../../../..');

/** Reads the settings, makes the data folder and its key where they are missing. */
export const readSetup = async (
  shell: Shell,
  quietest: LogLevel,
): Promise<{ readonly kind: 'ok'; readonly setup: Setup } | Refused> => {
  const read = readConfig(shell.env, { cwd: shell.cwd, root: PROJECT });
  if (read.kind === 'invalid') return { kind: 'refused', problems: read.problems };
  const { config } = read;
  const folder = await openDataFolder(config.dataDir);
  if (folder.kind === 'unusable') return { kind: 'refused', problems: [folder.problem] };
  const keys = config.secretKeys ?? [await keepSecretKey(config.dataDir)];
  const log = createLog({
    level: config.logLevel ?? quietest,
    name: 'galley',
    destination: shell.stderr,
  });
  return { kind: 'ok', setup: { config, keyring: createKeyring(keys), log } };
};
