import type { NoticeBlock, NoticeContent } from '../notices/notice-content.ts';
import type { NewsletterProps } from '../props.ts';
import { composeColophonText } from './compose-colophon-text.ts';
import { labelledLink, rule, textPage, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** The plain text of a notice. */
export function composeNoticeText(newsletter: NewsletterProps, content: NoticeContent): string {
  return textPage([
    wrapText(newsletter.title),
    rule('double'),
    underlined(content.title, 'single'),
    ...content.blocks.map(blockText),
    composeColophonText({ newsletter, why: content.why, links: content.links }),
  ]);
}

function blockText(block: NoticeBlock): string {
  switch (block.type) {
    case 'paragraph':
      return wrapText(block.text);
    case 'points':
      return block.points
        .map(({ label, text }) => wrapText(`${label}: ${text}`, { first: '  • ', rest: '    ' }))
        .join('\n');
    case 'action':
      return labelledLink(block.label, block.url);
    case 'command':
      return `    ${block.text}`;
  }
}
