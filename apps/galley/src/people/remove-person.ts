import type { RemovedPerson } from '@galley/contract/editor';
import * as press from '@galley/press/people';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { canonical, findPerson } from './find-person.ts';

/** Removes a person. If an address is only invited yet, takes its invitations back. */
export const removePerson = async (shell: Shell, who: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const found = await findPerson(deps, who);
    if (found.kind === 'no-person') return (await takeBack(deps, who)) ?? answerRefusal(found);
    if (found.kind !== 'found') return answerRefusal(found);
    const { id, email } = found.person;
    const removed = await press.removePerson(deps, deps.actor, { id });
    if (removed.kind !== 'removed') return answerRefusal(removed);
    return {
      kind: 'done',
      json: { email, removed: true, takenBack: 0 } satisfies RemovedPerson,
      text: `${email} is removed. Their sessions, passkeys and keys have ended.`,
    };
  });

/** Null if nobody invited this address. */
async function takeBack(deps: Press, email: string): Promise<Outcome | null> {
  const listed = await press.listPeople(deps, deps.actor, {});
  if (listed.kind !== 'listed') return answerRefusal(listed);
  const wanted = canonical(email);
  const open = listed.people.invitations.filter(
    (each) => wanted !== null && canonical(each.email) === wanted,
  );
  let takenBack = 0;
  for (const { id } of open) {
    const taken = await press.takeBackInvitation(deps, deps.actor, { id });
    if (taken.kind === 'taken-back') takenBack += 1;
  }
  if (takenBack === 0) return null;
  return {
    kind: 'done',
    json: { email, removed: false, takenBack } satisfies RemovedPerson,
    text: `${count(takenBack, 'invitation')} to ${email} taken back.`,
  };
}
