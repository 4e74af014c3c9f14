import type { ReaderLinkProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** A mail whose purpose is one link for a reader; only the words differ. */
export function readerLinkContent(
  { newsletter, address, url, validForSeconds }: ReaderLinkProps,
  which: 'links' | 'dataLink' | 'newAddress',
): NoticeContent {
  const { mails } = wordingOf(newsletter.language).readers;
  const says = mails[which];
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says.asked(newsletter.title, address)),
      ...actionTo(says.open, url),
      paragraph(says.limits(validForSeconds)),
    ],
    why: mails.why(address),
    links: [],
  };
}
