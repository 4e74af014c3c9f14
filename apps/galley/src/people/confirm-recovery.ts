import * as press from '@galley/press/people';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { findPerson } from './find-person.ts';

export const confirmRecovery = async (shell: Shell, who: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const found = await findPerson(deps, who);
    if (found.kind !== 'found') return answerRefusal(found);
    const { id, email, awaitsConfirmation } = found.person;
    const confirmed = await press.confirmRecovery(deps, deps.actor, { id });
    if (confirmed.kind !== 'confirmed') return answerRefusal(confirmed);
    return {
      kind: 'done',
      json: confirmed.person,
      text: awaitsConfirmation
        ? `${email} may do everything again that their role allows.`
        : `There was nothing to confirm: ${email} is not restricted.`,
    };
  });
