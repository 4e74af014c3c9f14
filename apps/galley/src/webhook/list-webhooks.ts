import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { describeHealth } from './webhook-text.ts';

export const listWebhooks = async (shell: Shell): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await press.listWebhooks(deps, deps.actor);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { webhooks } = listed;
    if (webhooks.length === 0) {
      const add = 'There is no webhook. Add one: galley webhook add URL --event issue.sent';
      return { kind: 'done', json: [], text: '', notes: [add] };
    }
    return {
      kind: 'done',
      json: webhooks,
      text: (paint) =>
        table(
          paint,
          ['ID', 'URL', 'NEWSLETTER', 'EVENTS', ''],
          webhooks.map((webhook) => [
            webhook.id,
            clip(webhook.url, 50),
            webhook.newsletter ?? 'every one',
            clip(webhook.events.join(', '), 40),
            describeHealth(webhook),
          ]),
        ),
    };
  });
