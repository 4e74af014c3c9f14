import * as press from '@galley/press/keys';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { describeEnd } from './key-text.ts';

export const listKeys = async (shell: Shell): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await press.listKeys(deps, deps.actor);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { keys } = listed;
    if (keys.length === 0) {
      const create =
        'There is no key. Make one: galley token create --for EMAIL --scope read --name NAME';
      return { kind: 'done', json: [], text: '', notes: [create] };
    }
    return {
      kind: 'done',
      json: keys,
      text: (paint) =>
        table(
          paint,
          ['ID', 'NAME', 'FOR', 'SCOPES', 'LAST USED', ''],
          keys.map((key) => [
            key.id,
            clip(key.name, 30),
            clip(key.person.email, 40),
            key.scopes.join(', '),
            key.usedAt === null ? 'never' : when(key.usedAt),
            describeEnd(key),
          ]),
        ),
    };
  });
