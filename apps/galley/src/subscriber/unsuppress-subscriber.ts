import type { Unsuppressed } from '@galley/contract/subscriber';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

export const unsuppressSubscriber = async (shell: Shell, email: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const lifted = await press.unsuppress(deps, deps.actor, { address: email });
    switch (lifted.kind) {
      case 'none':
        return {
          kind: 'done',
          json: { address: lifted.address, lifted: null } satisfies Unsuppressed,
          text: `${lifted.address} was not suppressed.`,
        };
      case 'lifted':
        return {
          kind: 'done',
          json: { address: lifted.address, lifted: lifted.reason } satisfies Unsuppressed,
          text: `${lifted.address} may be mailed again (it was suppressed: ${lifted.reason}).`,
        };
      default:
        return answerRefusal(lifted);
    }
  });
