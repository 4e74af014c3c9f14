import * as press from '@galley/press/restore';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { showStanding } from './show-restored.ts';

/** Lets a restored installation send again, by the word of a person who names its newsletters. */
export const releaseRestored = async (shell: Shell, names: readonly string[]): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const released = await press.releaseRestored(deps, deps.actor, { names });
    if (released.kind === 'released') {
      return showStanding(deps, [
        'Released. Issues that were on their way are paused: galley issue resume N',
      ]);
    }
    return answerRefusal(released);
  });

/** Makes a copy the successor of its original; it is then held as a restored one is. */
export const adoptCopy = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const adopted = await press.adoptCopy(deps, deps.actor, { word: id });
    return adopted.kind === 'adopted' ? showStanding(deps) : answerRefusal(adopted);
  });
