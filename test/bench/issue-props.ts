import { reviewSlug } from '@galley/core/review';
import type { IssueProps } from '@galley/emails';
import { readSixReviews } from './six-reviews.ts';

export const PUBLIC_URL = 'https://digest.example';

export const NEWSLETTER = {
  title: 'The Digest',
  slug: 'the-digest',
  language: 'en',
  sender: 'The Digest <news@digest.example>',
  postalAddress: '1 Main St\nSpringfield',
};

/** An issue of `count` reviews: the six, repeated. */
export async function issueProps(count: number): Promise<IssueProps> {
  const six = await readSixReviews();
  return {
    newsletter: NEWSLETTER,
    number: 1,
    date: '2026-03-13',
    subject: 'What we read this week',
    preheader: 'Reviews of what was written elsewhere',
    reviews: Array.from({ length: count }, (_, index) => {
      const review = six[index % six.length];
      if (review === undefined) throw new Error('no review to repeat');
      return { review, slug: `${reviewSlug(review.title, review.publishedOn)}-${index}` };
    }),
    publicUrl: PUBLIC_URL,
    webUrl: `${PUBLIC_URL}/issues/1`,
  };
}
