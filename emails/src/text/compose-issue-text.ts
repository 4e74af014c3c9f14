import { readerLinks } from '../links.ts';
import type { IssueProps } from '../props.ts';
import { wordingOf, type Wording } from '@galley/wording';
import { composeColophonText } from './compose-colophon-text.ts';
import { composeReviewText } from './compose-review-text.ts';
import { correctionsText } from './corrections-text.ts';
import { creditText } from './credit-text.ts';
import { noteText } from './note-text.ts';
import { numberLinks } from './number-links.ts';
import { joinBlocks, rule, textPage, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** The plain text of an issue: composed for reading, not extracted from the HTML. */
export function composeIssueText(props: IssueProps): string {
  const { newsletter, number, date, reviews, publicUrl, webUrl } = props;
  const wording = wordingOf(newsletter.language);
  const { words, format, separator } = wording;
  const writeLink = numberLinks();
  const isSingle = reviews.length < 2;
  const head = [
    wrapText(newsletter.title),
    wrapText(`${words.issue(number)}${separator}${format.date(date, 'full')}`),
    '',
    writeLink(words.readOnTheWeb, webUrl),
  ].join('\n');
  const texts = reviews.map((each, index) =>
    composeReviewText(each, {
      publicUrl,
      wording,
      writeLink,
      position: isSingle ? null : index + 1,
    }),
  );
  return textPage(wording, [
    head,
    rule('double'),
    noteText(props.note, wording),
    correctionsText(props.corrections, { wording, writeLink, publicUrl }),
    isSingle ? '' : tableOfContents(props, wording),
    texts.join(`\n\n\n${rule('single')}\n\n\n`),
    composeColophonText({
      newsletter,
      why: words.whyReader(newsletter.title),
      links: readerLinks(words, publicUrl),
      writeLink,
    }),
  ]);
}

/** As in the HTML: titles of the reviews in the mail, and the number of headline-only ones. */
function tableOfContents({ reviews }: IssueProps, wording: Wording): string {
  const { words } = wording;
  const column = `${reviews.length}.`.length;
  const rest = ' '.repeat(2 + column + 1);
  const entries = reviews.flatMap(({ review: { title, rating, outlet }, extent }, index) => {
    if (extent === 'headline') return [];
    const first = `  ${`${index + 1}.`.padStart(column)} `;
    const credit = creditText(rating, outlet === '' ? [] : [outlet], wording);
    const lines = wrapText(title, { first, rest });
    return [credit === '' ? lines : `${lines}\n${wrapText(credit, { first: rest, rest })}`];
  });
  if (entries.length === 0) return '';
  const inBrief = reviews.length - entries.length;
  return joinBlocks([
    underlined(words.inThisIssue, 'single'),
    ...entries,
    inBrief === 0 ? '' : wrapText(words.moreInBrief(inBrief)),
    rule('double'),
  ]);
}
