import type { QueueAnswerProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that tells an editor what the queue's address takes. */
export function queueAnswerContent({ newsletter, address }: QueueAnswerProps): NoticeContent {
  const { words } = wordingOf(newsletter.language);
  const { queueAnswer: says } = words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says.nothing),
      paragraph(says.review),
      paragraph(says.links),
      paragraph(says.address(address)),
    ],
    why: words.whyEditor(newsletter.title),
    links: [],
  };
}
