import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { latestTry, paintState, webhookText } from './webhook-text.ts';

export const showWebhook = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const shown = await press.showWebhook(deps, deps.actor, { id });
    if (shown.kind !== 'shown') return answerRefusal(shown);
    const { webhook } = shown;
    return {
      kind: 'done',
      json: webhook,
      text: (paint) =>
        [
          webhookText(webhook),
          ...(webhook.posts.length === 0
            ? []
            : [
                '',
                table(
                  paint,
                  ['EVENT', 'TYPE', 'AT', 'STATE', 'TRIES', ''],
                  webhook.posts.map((post) => [
                    post.event,
                    post.type,
                    when(post.at),
                    paintState(paint, post.state),
                    String(post.tries.length),
                    clip(latestTry(post), 80),
                  ]),
                ),
              ]),
        ].join('\n'),
    };
  });
