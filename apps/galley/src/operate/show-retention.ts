import { seeRetention } from '@galley/press/operate';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { retentionText } from './retention-text.ts';

/** Shows how long things are kept. */
export const showRetention = async (shell: Shell): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const seen = await seeRetention(deps, deps.actor);
    if (seen.kind !== 'seen') return answerRefusal(seen);
    const { retention } = seen;
    return { kind: 'done', json: retention, text: (paint) => retentionText(paint, retention) };
  });
