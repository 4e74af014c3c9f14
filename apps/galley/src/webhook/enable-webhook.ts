import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

export const enableWebhook = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const enabled = await press.enableWebhook(deps, deps.actor, { id });
    if (enabled.kind !== 'enabled') return answerRefusal(enabled);
    const { webhook } = enabled;
    return {
      kind: 'done',
      json: webhook,
      text: `Webhook ${webhook.id} hears what happens from now on.`,
      notes:
        webhook.failed === 0
          ? []
          : [`What failed before: galley webhook replay ${webhook.id} --failed-since DATE`],
    };
  });
