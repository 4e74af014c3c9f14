import type { AddressChangedProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { paragraph, type NoticeContent } from './notice-content.ts';

/**
 * The mail that tells a reader's old address of the new one, without naming it: the
 * old mailbox may belong to somebody else by now.
 */
export function addressChangedContent({ newsletter, address }: AddressChangedProps): NoticeContent {
  const { words, readers } = wordingOf(newsletter.language);
  const says = readers.mails.addressChanged;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [paragraph(says.asked(newsletter.title, address)), paragraph(says.notYou)],
    why: words.whyReader(newsletter.title),
    links: [],
  };
}
