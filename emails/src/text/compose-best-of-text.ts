import { bestParagraph } from '../best-paragraph.ts';
import { creditLine } from '../credit-line.ts';
import { readerLinks, reviewLink } from '../links.ts';
import type { BestOfProps, BestReviewProps } from '../props.ts';
import { wordingOf, type Wording } from '@galley/wording';
import { composeColophonText } from './compose-colophon-text.ts';
import { correctionsText } from './corrections-text.ts';
import { creditText } from './credit-text.ts';
import { noteText } from './note-text.ts';
import { numberLinks } from './number-links.ts';
import { joinBlocks, joinLines, rule, textPage, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** The plain text of a month's best. */
export function composeBestOfText(props: BestOfProps): string {
  const { newsletter, number, date, month, reviews, publicUrl, webUrl } = props;
  const wording = wordingOf(newsletter.language);
  const { words, format, separator } = wording;
  const writeLink = numberLinks();
  const head = [
    wrapText(newsletter.title),
    wrapText(`${words.issue(number)}${separator}${format.date(date, 'full')}`),
    '',
    writeLink(words.readOnTheWeb, webUrl),
  ].join('\n');
  return textPage(wording, [
    head,
    rule('double'),
    noteText(props.note, wording),
    correctionsText(props.corrections, { wording, writeLink, publicUrl }),
    underlined(words.bestOf.title(month), 'double'),
    wrapText(words.bestOf.opening(reviews.length, month)),
    ...reviews.map((each, index) =>
      joinBlocks([
        reviewText(each, index + 1, wording),
        writeLink(words.readWholeReview, reviewLink(publicUrl, each.slug)),
      ]),
    ),
    composeColophonText({
      newsletter,
      why: words.whyReader(newsletter.title),
      links: readerLinks(words, publicUrl),
      writeLink,
    }),
  ]);
}

function reviewText(
  { review, issueNumber }: BestReviewProps,
  rank: number,
  wording: Wording,
): string {
  const credits = [...creditLine(review, wording), wording.words.bestOf.fromIssue(issueNumber)];
  return joinBlocks([
    joinLines(
      underlined(`${rank}. ${review.title}`, 'single'),
      wrapText(creditText(review.rating, credits, wording)),
    ),
    wrapText(bestParagraph(review) ?? ''),
  ]);
}
