import { stampedBytes, type Extent, type ReviewSizes } from '@galley/core/issue';
import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { mailContext, MailContextProvider } from '../components/mail-context.ts';
import { ReviewCard } from '../components/review-card.tsx';
import { ContentsEntry } from '../components/table-of-contents.tsx';
import type { IssueProps } from './props.ts';

/** The bytes of HTML that each review takes at each extent, its line in the contents included. */
export function measureReviews(props: IssueProps): readonly ReviewSizes[] {
  const { newsletter, reviews, publicUrl } = props;
  const value = mailContext(newsletter.language, newsletter.theme);
  return reviews.map((each, index) => {
    const measure = (extent: Extent): number => {
      const card = { ...each, extent, position: index + 1, count: reviews.length, publicUrl };
      const inContents = reviews.length > 1 && createElement(ContentsEntry, card);
      const parts = createElement(Fragment, null, inContents, createElement(ReviewCard, card));
      return stampedBytes(
        renderToStaticMarkup(createElement(MailContextProvider, { value }, parts)),
      );
    };
    return { full: measure('full'), summary: measure('summary'), headline: measure('headline') };
  });
}
