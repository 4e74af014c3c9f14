import type { Suppressed, Unsuppressed } from '@galley/contract/subscriber';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

export const suppressSubscriber = async (
  shell: Shell,
  email: string,
  { because }: { readonly because?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const input = { address: email, detail: because };
    const suppressed = await press.suppress(deps, deps.actor, input);
    if (suppressed.kind !== 'suppressed') return answerRefusal(suppressed);
    const { address, already } = suppressed;
    return {
      kind: 'done',
      json: { address, suppressed: true, already } satisfies Suppressed,
      text: already
        ? `${address} was already suppressed; the first reason stays.`
        : `${address} is suppressed.`,
    };
  });

export const unsuppressSubscriber = async (
  shell: Shell,
  email: string,
  { because }: { readonly because?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const lifted = await press.unsuppress(deps, deps.actor, { address: email, because });
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
          text: `${lifted.address} can be mailed again (it was suppressed: ${lifted.reason}).`,
        };
      default:
        return answerRefusal(lifted);
    }
  });
