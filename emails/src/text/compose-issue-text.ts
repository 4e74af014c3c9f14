import { formatDate } from '../format-date.ts';
import { preferencesLink, unsubscribeLink } from '../links.ts';
import type { IssueProps } from '../props.ts';
import { WORDS } from '../words.ts';
import { composeColophonText } from './compose-colophon-text.ts';
import { composeReviewText } from './compose-review-text.ts';
import { creditText } from './credit-text.ts';
import { joinBlocks, labelledLink, rule, textPage, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** The plain text of an issue: written for reading, not squeezed out of the HTML. */
export function composeIssueText(props: IssueProps): string {
  const { newsletter, number, date, reviews, publicUrl, webUrl } = props;
  const { language } = newsletter;
  const isSingle = reviews.length < 2;
  const texts = reviews.map((each, index) =>
    composeReviewText(each, { publicUrl, language, position: isSingle ? null : index + 1 }),
  );
  return textPage([
    [
      wrapText(newsletter.title),
      wrapText(`${WORDS.issue(number)} · ${formatDate(date, language, 'full')}`),
      labelledLink(WORDS.readOnTheWeb, webUrl),
    ].join('\n'),
    rule('double'),
    isSingle ? '' : joinBlocks([tableOfContents(props), rule('double')]),
    texts.join(`\n\n\n${rule('single')}\n\n\n`),
    composeColophonText({
      newsletter,
      why: WORDS.whyYouGetThis(newsletter.title),
      links: [
        { label: WORDS.unsubscribe, url: unsubscribeLink(publicUrl) },
        { label: WORDS.preferences, url: preferencesLink(publicUrl) },
      ],
    }),
  ]);
}

function tableOfContents({ reviews }: IssueProps): string {
  const column = `${reviews.length}.`.length;
  const rest = ' '.repeat(2 + column + 1);
  const entries = reviews.map(({ review: { title, rating, outlet } }, index) => {
    const first = `  ${`${index + 1}.`.padStart(column)} `;
    const credit = creditText(rating, outlet === '' ? [] : [outlet]);
    const lines = wrapText(title, { first, rest });
    return credit === '' ? lines : `${lines}\n${wrapText(credit, { first: rest, rest })}`;
  });
  return joinBlocks([underlined(WORDS.inThisIssue, 'single'), ...entries]);
}
