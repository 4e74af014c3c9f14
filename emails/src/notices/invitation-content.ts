import type { InvitationProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that invites somebody to the desk. */
export function invitationContent(props: InvitationProps): NoticeContent {
  const { newsletter, address, role, everywhere, invitationUrl, validForSeconds } = props;
  const { invitation: says } = wordingOf(newsletter.language).words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(`${says.invited(newsletter.title, everywhere)} ${says.role[role]}`),
      ...actionTo(says.action, invitationUrl),
      paragraph(says.limits(validForSeconds)),
    ],
    why: says.why(address),
    links: [],
  };
}
