import type { NoticeBlock, NoticeContent } from '../notices/notice-content.ts';
import type { NewsletterProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { bulleted } from './bulleted.ts';
import { composeColophonText } from './compose-colophon-text.ts';
import { numberLinks, type WriteLink } from './number-links.ts';
import { rule, textPage, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

const QUOTED = { first: '    ', rest: '    ' };

/** The plain text of a notice. */
export function composeNoticeText(newsletter: NewsletterProps, content: NoticeContent): string {
  const writeLink = numberLinks();
  return textPage(wordingOf(newsletter.language), [
    wrapText(newsletter.title),
    rule('double'),
    underlined(content.title, 'single'),
    ...content.blocks.map((block) => blockText(block, writeLink)),
    composeColophonText({ newsletter, why: content.why, links: content.links, writeLink }),
  ]);
}

function blockText(block: NoticeBlock, writeLink: WriteLink): string {
  switch (block.type) {
    case 'paragraph':
      return wrapText(block.text);
    case 'points':
      return bulleted(block.points.map(({ label, text }) => `${label}: ${text}`));
    case 'quote':
      return [`${block.label}:`, ...block.texts]
        .map((text, index) => (index === 0 ? wrapText(text) : wrapText(text, QUOTED)))
        .join('\n\n');
    case 'action':
      return writeLink(block.label, block.url);
    case 'command':
      return `    ${block.text}`;
  }
}
