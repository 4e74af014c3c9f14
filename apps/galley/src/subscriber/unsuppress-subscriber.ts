import * as press from '@galley/press/subscription';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { fieldProblems } from './field-problems.ts';

export const unsuppressSubscriber = async (shell: Shell, email: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const lifted = await press.unsuppress(deps, { address: email });
    switch (lifted.kind) {
      case 'invalid':
        return fieldProblems(lifted.problems, { email });
      case 'erased':
        return {
          kind: 'failed',
          problem: `${lifted.address} was erased at the person's wish. Only that person can come back, by subscribing and confirming.`,
        };
      case 'none':
        return {
          kind: 'done',
          json: { address: lifted.address, lifted: null },
          text: `${lifted.address} was not suppressed.`,
        };
      case 'lifted':
        return {
          kind: 'done',
          json: { address: lifted.address, lifted: lifted.reason },
          text: `${lifted.address} may be mailed again (it was suppressed: ${lifted.reason}).`,
        };
    }
  });
