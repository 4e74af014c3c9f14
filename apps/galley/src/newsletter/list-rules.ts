import { listPreflightRules } from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';

/** Lists every preflight rule, and what it does for a newsletter. */
export const listRules = async (shell: Shell, slug: string | undefined): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await listPreflightRules(deps, deps.actor, slug ?? null);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const rows = listed.rules.map(({ rule, does, canBeSet, setting }) => [
      rule,
      does,
      canBeSet ? 'yes' : 'no',
      setting === null ? '' : `${setting.because} (${setting.by}, ${setting.at.slice(0, 10)})`,
    ]);
    return {
      kind: 'done',
      json: listed.rules,
      text: (paint) => table(paint, ['RULE', 'DOES', 'CAN BE SET', 'SET BECAUSE'], rows),
    };
  });
