import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

/** Replaces a webhook's secret. Only the new one goes to stdout. */
export const rotateWebhook = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const rotated = await press.rotateWebhook(deps, deps.actor, { id });
    if (rotated.kind !== 'rotated') return answerRefusal(rotated);
    const { webhook } = rotated;
    const { oldSecretUntil: until } = webhook;
    return {
      kind: 'done',
      json: webhook,
      text: webhook.secret,
      notes: [
        `The new secret is shown this once.${until === null ? '' : ` The one before works until ${when(until)}.`}`,
      ],
    };
  });
