import { archiveLink } from '../links.ts';
import type { ConfirmationProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/**
 * The mail that asks for a confirmation. Nothing in it tries to persuade, and nothing in it was typed
 * by the person who asked for it.
 */
export function confirmationContent(props: ConfirmationProps): NoticeContent {
  const { newsletter, ownText = [], confirmUrl, validForSeconds, publicUrl } = props;
  const { confirmation: says } = wordingOf(newsletter.language).words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says.asked(newsletter.title)),
      ...(ownText.length === 0 ? [says.question] : ownText).map(paragraph),
      ...actionTo(says.action, confirmUrl),
      paragraph(says.limits(validForSeconds)),
    ],
    why: props.askedByMail === true ? says.whyByMail : says.why,
    links: [{ label: says.whatWePublish, url: archiveLink(publicUrl) }],
  };
}
