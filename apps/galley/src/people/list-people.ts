import type { People } from '@galley/contract/editor';
import * as press from '@galley/press/people';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { describeRole, describeRoles } from './person-text.ts';

export const listPeople = async (
  shell: Shell,
  { newsletter }: { readonly newsletter?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await press.listPeople(deps, deps.actor, { newsletter });
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { people } = listed;
    if (people.people.length + people.invitations.length === 0) {
      const invite = 'Nobody may use the desk yet: galley person invite EMAIL --role owner';
      return { kind: 'done', json: people, text: '', notes: [invite] };
    }
    return { kind: 'done', json: people, text: (paint) => peopleText(paint, people) };
  });

const peopleText = (paint: Paint, { people, invitations }: People): string =>
  table(
    paint,
    ['ID', 'EMAIL', 'ROLES', 'PASSKEYS', 'LAST SEEN', ''],
    [
      ...people.map((person) => [
        person.id,
        clip(person.email, 40),
        describeRoles(person),
        String(person.passkeys),
        person.lastSeenAt === null ? '-' : when(person.lastSeenAt),
        person.awaitsConfirmation ? 'recovered by e-mail, awaits confirmation' : '',
      ]),
      ...invitations.map((invitation) => [
        '-',
        clip(invitation.email, 40),
        describeRole(invitation),
        '-',
        '-',
        `invited, until ${when(invitation.expiresAt)}`,
      ]),
    ],
  );
