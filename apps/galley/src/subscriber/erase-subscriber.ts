import * as press from '@galley/press/subscription';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { fieldProblems } from './field-problems.ts';

export const eraseSubscriber = async (shell: Shell, email: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const erased = await press.erase(deps, { address: email });
    switch (erased.kind) {
      case 'invalid':
        return fieldProblems(erased.problems, { email });
      case 'in-flight':
        return {
          kind: 'failed',
          problem: `Issue ${erased.issues.join(', ')} is on its way to this address and needs it until that is settled. Nothing was erased; try again later.`,
        };
      case 'erased':
        return {
          kind: 'done',
          json: { erased: true, known: erased.known },
          text: erased.known
            ? 'Erased. A keyed hash of the address stays, so that no import brings it back.'
            : 'Nothing was known of it. A keyed hash of the address keeps imports from adding it.',
        };
    }
  });
