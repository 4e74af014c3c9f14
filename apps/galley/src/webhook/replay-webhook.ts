import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface ReplayOptions {
  readonly event?: string;
  readonly failedSince?: Date;
}

export async function replayWebhook(
  shell: Shell,
  id: string,
  { event, failedSince }: ReplayOptions,
): Promise<Outcome> {
  if ((event === undefined) === (failedSince === undefined)) {
    return refuse('Say which: --event with an id, or --failed-since with a time.');
  }
  return withPress(shell, async (deps) => {
    const which = failedSince === undefined ? { event: event ?? '' } : { failedSince };
    const outcome = await press.replayWebhook(deps, deps.actor, { id, which });
    if (outcome.kind !== 'replayed') return answerRefusal(outcome);
    const { replayed } = outcome;
    return {
      kind: 'done',
      json: replayed,
      text:
        replayed.posts === 0
          ? 'Nothing has failed since then.'
          : `${count(replayed.posts, 'post')} due again, as soon as Galley runs.`,
    };
  });
}
