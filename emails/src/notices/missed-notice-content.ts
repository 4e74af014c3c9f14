import type { MissedNoticeProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that tells editors that an issue was not compiled in time. */
export function missedNoticeContent(props: MissedNoticeProps): NoticeContent {
  const { newsletter, count, first, last, isBestOf, command } = props;
  const { words } = wordingOf(newsletter.language);
  const { missed: says, editors } = words;
  return {
    subject: says.subject(newsletter.title, count, first.date),
    preheader: says.preheader,
    title: says.title(count),
    blocks: [
      paragraph(`${says.explanation(count, first, last)} ${editors.nothingSent}`),
      paragraph(isBestOf ? says.nextBestOf : says.next),
      { type: 'command', text: command },
    ],
    why: words.whyEditor(newsletter.title),
    links: [],
  };
}
