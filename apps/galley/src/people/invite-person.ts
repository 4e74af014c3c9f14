import type { InvitedPerson } from '@galley/contract/editor';
import type { Role } from '@galley/core/editor';
import { deskLink, deskPlace } from '@galley/core/network';
import * as press from '@galley/press/people';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { describeRole } from './person-text.ts';

interface InviteOptions {
  readonly role: Role;
  readonly newsletter?: string;
}

/** Invites somebody, and prints the link: a new installation may have no mail to send it by. */
export const invitePerson = async (
  shell: Shell,
  email: string,
  { role, newsletter }: InviteOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const invited = await press.invitePerson(deps, deps.actor, {
      email,
      newsletter: newsletter ?? null,
      role,
    });
    if (invited.kind !== 'invited') return answerRefusal(invited);
    const { invitation, token } = invited;
    const link = deskLink(deps.publicUrl, 'invitation', token);
    const place = deskPlace(deps.publicUrl);
    return {
      kind: 'done',
      json: { invitation, link } satisfies InvitedPerson,
      text: `${invitation.email} is invited as ${describeRole(invitation)}. The invitation works once, until ${when(invitation.expiresAt)}${link === null ? '.' : `:\n\n  ${link}`}`,
      notes:
        place.kind === 'served'
          ? []
          : [`There is no link, because the desk is not served: ${place.because}.`],
    };
  });
