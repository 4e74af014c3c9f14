import { replayDepartures } from '@galley/press/restore';
import { readDepartures, systemClock } from '@galley/runtime';
import type { OpenedDatabase } from '../shell/database.ts';
import type { Setup } from '../shell/read-setup.ts';
import { systemUser } from '../shell/system-user.ts';
import { count } from '../shell/when.ts';

/**
 * Applies the log of departures to what was just restored, if a setting names its folder, and says in
 * a sentence what came of it.
 */
export async function replayAfterRestore(
  { config, keyring }: Setup,
  { db }: OpenedDatabase,
): Promise<string> {
  const folder = config.departuresDir;
  if (folder === null) {
    return 'Who left since the backup is not known: DEPARTURES_DIR is not set. If there is a log: galley restored replay --from FOLDER.';
  }
  try {
    const replayed = await replayDepartures(
      { db, keyring, clock: systemClock, wake: async () => undefined },
      { kind: 'command', user: systemUser() },
      readDepartures(folder),
    );
    if (replayed.kind !== 'replayed') return AGAIN;
    const { left, suppressed, erased } = replayed;
    return `The log of departures was replayed: ${count(left, 'subscription')} ended, ${count(suppressed, 'address', 'addresses')} suppressed, ${count(erased, 'reader')} erased again.`;
  } catch (error) {
    if (error instanceof Error && 'path' in error) return AGAIN;
    throw error;
  }
}

const AGAIN =
  'The log of departures could not be read. Check DEPARTURES_DIR, then: galley restored replay.';
