import type { LeaveLinkProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail with a link to leave, for a subscriber in whose name somebody asked for it. */
export function leaveLinkContent(props: LeaveLinkProps): NoticeContent {
  const { newsletter, address, unsubscribeUrl } = props;
  const { leaveLink: says } = wordingOf(newsletter.language).words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says.asked(newsletter.title, address)),
      ...actionTo(says.action, unsubscribeUrl),
      paragraph(says.otherwise),
    ],
    why: says.why(address),
    links: [],
  };
}
