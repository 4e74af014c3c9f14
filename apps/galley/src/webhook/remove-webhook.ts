import type { RemovedWebhook } from '@galley/contract/webhook';
import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

export const removeWebhook = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const removed = await press.removeWebhook(deps, deps.actor, { id });
    if (removed.kind !== 'removed') return answerRefusal(removed);
    return {
      kind: 'done',
      json: { id, removed: true } satisfies RemovedWebhook,
      text: `Webhook ${id} is removed.`,
    };
  });
