import type { Role } from '@galley/core/editor';
import * as press from '@galley/press/people';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { findPerson } from './find-person.ts';
import { describeRoles } from './person-text.ts';

export const changeRole = async (
  shell: Shell,
  who: string,
  role: Role | 'none',
  { newsletter }: { readonly newsletter?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const found = await findPerson(deps, who);
    if (found.kind !== 'found') return answerRefusal(found);
    const changed = await press.changeRole(deps, deps.actor, {
      id: found.person.id,
      newsletter: newsletter ?? null,
      role: role === 'none' ? null : role,
    });
    if (changed.kind !== 'changed') return answerRefusal(changed);
    const { person } = changed;
    return { kind: 'done', json: person, text: `${person.email}: ${describeRoles(person)}.` };
  });
