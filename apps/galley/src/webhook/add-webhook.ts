import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { webhookDeps } from './webhook-deps.ts';
import { webhookText } from './webhook-text.ts';

interface AddOptions {
  readonly event: readonly string[];
  readonly newsletter?: string;
  readonly description?: string;
}

/** Adds a webhook. Only the secret goes to stdout, so that it can go straight into a file. */
export const addWebhook = async (
  shell: Shell,
  url: string,
  { event: events, newsletter, description = '' }: AddOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const input = { url, events, newsletter: newsletter ?? null, description };
    const added = await press.addWebhook(webhookDeps(deps), deps.actor, input);
    if (added.kind !== 'added') {
      return answerRefusal(added, { url: 'URL', events: '--event' });
    }
    const { webhook } = added;
    return {
      kind: 'done',
      json: webhook,
      text: webhook.secret,
      notes: [
        webhookText(webhook),
        `Its secret is shown this once. Try it: galley webhook test ${webhook.id}`,
      ],
    };
  });
