import type { Erased } from '@galley/contract/subscriber';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

export const eraseSubscriber = async (shell: Shell, email: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const erased = await press.erase(deps, deps.actor, { address: email });
    if (erased.kind !== 'erased') return answerRefusal(erased);
    return {
      kind: 'done',
      json: { erased: true, known: erased.known } satisfies Erased,
      text: erased.known
        ? 'Erased. A keyed hash of the address remains, so that no import adds it again.'
        : 'Nothing was stored about it. A keyed hash of the address keeps imports from adding it.',
    };
  });
