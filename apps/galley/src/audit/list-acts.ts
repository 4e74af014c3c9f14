import type { Acts } from '@galley/contract/editor';
import * as press from '@galley/press/audit';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { nameActor } from './name-actor.ts';

/** Lists the audit log, filtered by the options of the same names. */
export const listActs = async (shell: Shell, query: press.ActQuery): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const { newsletter, step, actor, object, before, limit } = query;
    const filter = { newsletter, step, actor, object, before, limit };
    const listed = await press.listActs(deps, deps.actor, filter);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { page } = listed;
    return {
      kind: 'done',
      json: page,
      text: (paint) =>
        page.acts.length === 0
          ? ''
          : table(
              paint,
              ['WHEN', 'WHO', 'STEP', 'ON', 'NEWSLETTER', 'BY'],
              page.acts.map((act) => [
                when(act.at),
                clip(nameActor(act.actor), 40),
                act.step,
                [act.object.kind, act.object.id].filter((part) => part !== null).join(' '),
                act.newsletter ?? '-',
                act.door,
              ]),
            ),
      notes: notesOn(page),
    };
  });

function notesOn({ acts, next }: Acts): readonly string[] {
  if (acts.length === 0) return ['The audit log has nothing that fits.'];
  return next === null ? [] : [`There is more. Go on with: --before ${next}`];
}
