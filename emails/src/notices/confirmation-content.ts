import { archiveLink } from '../links.ts';
import type { ConfirmationProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that asks for a confirmation. Nothing in it tries to persuade. */
export function confirmationContent(props: ConfirmationProps): NoticeContent {
  const { newsletter, address, confirmUrl, validForSeconds, publicUrl } = props;
  const { confirmation: says } = wordingOf(newsletter.language).words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says.asked(newsletter.title, address)),
      paragraph(says.question),
      ...actionTo(says.action, confirmUrl),
      paragraph(says.limits(validForSeconds)),
    ],
    why: says.why(address),
    links: [{ label: says.whatWePublish, url: archiveLink(publicUrl) }],
  };
}
