import { stampedBytes, type Extent, type ReviewSizes } from '@galley/core/issue';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ReviewArticle } from '../components/review-article.tsx';
import type { IssueProps } from './props.ts';

/** What each review of an issue takes in its HTML at each extent, in bytes. */
export const measureReviews = (props: IssueProps): readonly ReviewSizes[] =>
  props.reviews.map(({ review, slug }, index) => {
    const measure = (extent: Extent): number =>
      stampedBytes(
        renderToStaticMarkup(
          createElement(ReviewArticle, {
            review,
            slug,
            extent,
            position: index + 1,
            count: props.reviews.length,
            language: props.newsletter.language,
            publicUrl: props.publicUrl,
          }),
        ),
      );
    return { full: measure('full'), summary: measure('summary'), headline: measure('headline') };
  });
