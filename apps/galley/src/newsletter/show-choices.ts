import { seeChoices } from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';

/** Counts what readers have chosen. */
export const showChoices = async (shell: Shell, slug: string | undefined): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const seen = await seeChoices(deps, deps.actor, slug ?? null);
    if (seen.kind !== 'seen') return answerRefusal(seen);
    const { floors, topics, monthly } = seen.choices;
    const rows = [
      ...floors.map(({ floor, offered, readers }) => [
        `at least ${floor} stars`,
        offered ? 'yes' : 'no',
        String(readers),
        '',
        '',
      ]),
      ...topics.map(({ name, offered, readers, onlyThis, reviews }) => [
        name,
        offered ? 'yes' : 'no',
        ...[readers, onlyThis, reviews].map(String),
      ]),
      ['only best-ofs', '', String(monthly), '', ''],
    ];
    return {
      kind: 'done',
      json: seen.choices,
      text: (paint) => table(paint, ['CHOICE', 'OFFERED', 'READERS', 'ONLY THIS', 'REVIEWS'], rows),
    };
  });
