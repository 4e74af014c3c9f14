import { resolve } from 'node:path';
import { replayDepartures as replay } from '@galley/press/restore';
import { readDepartures } from '@galley/runtime';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { showStanding } from './show-restored.ts';

/** Applies what the log outside the database knows of departures since the snapshot. */
export const replayDepartures = async (
  shell: Shell,
  { from }: { readonly from?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const folder = from === undefined ? deps.config.departuresDir : resolve(shell.cwd, from);
    if (folder === null) {
      return refuse('DEPARTURES_DIR is not set: give the folder of the log, --from FOLDER.');
    }
    try {
      const replayed = await replay(deps, deps.actor, readDepartures(folder));
      return replayed.kind === 'replayed' ? await showStanding(deps) : answerRefusal(replayed);
    } catch (error) {
      const code = readCode(error);
      if (code === null) throw error;
      return refuse(`${folder}: can't be read (${code}), expected the folder of the log.`);
    }
  });

/** The system's word for why a file can't be read; null for other errors. */
function readCode(error: unknown): string | null {
  const isFileError = error instanceof Error && 'code' in error && 'path' in error;
  return isFileError && typeof error.code === 'string' ? error.code : null;
}
