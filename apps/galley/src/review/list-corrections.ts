import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

/** Lists the corrections of a review, the latest first. */
export const listCorrections = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await press.listCorrections(deps, deps.actor, id);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { corrections } = listed.corrections;
    return {
      kind: 'done',
      json: listed.corrections,
      text: (paint) =>
        corrections.length === 0
          ? 'This review was never corrected.'
          : table(
              paint,
              ['NO', 'WHEN', 'OLD TEXT IN', 'CHANGED', 'NOTE'],
              corrections.map((each) => [
                String(each.number),
                when(each.at),
                each.issues.map((number) => `issue ${number}`).join(', ') || '-',
                each.changed.join(', '),
                clip(each.note, 60),
              ]),
            ),
    };
  });
