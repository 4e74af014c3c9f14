import type { SiteReviewPage } from '@galley/press/site';

/** Search engines refuse the names of longer ones (Google's rules for reviews: below 100). */
const LONGEST_AUTHOR = 99;

/**
 * A review as schema.org describes it (https://schema.org/Review), for search engines. It says what
 * is true, a review of an article, though Google shows stars only for other things.
 */
export function describeReview(
  view: SiteReviewPage,
  {
    url,
    home,
    picture,
  }: { readonly url: string; readonly home: string; readonly picture: string | null },
): Record<string, unknown> {
  const { document, newsletter, issues, corrections } = view;
  const { title, rating, outlet, publishedOn, authors, summary } = document;
  const us = { '@type': 'Organization', name: shorten(newsletter.title), url: home };
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': 'Review',
    '@id': url,
    url,
    name: title,
    inLanguage: newsletter.language,
    datePublished: issues.at(-1)?.datedOn,
    dateModified: corrections[0]?.at.toISOString(),
    correction: corrections.map(({ note, at }) => ({
      '@type': 'CorrectionComment',
      text: note,
      datePublished: at.toISOString(),
    })),
    author: us,
    publisher: us,
    image: picture,
    reviewBody: summary.join('\n\n'),
    reviewRating: rating && {
      '@type': 'Rating',
      ratingValue: rating.value,
      bestRating: rating.max,
      worstRating: 0,
    },
    itemReviewed: withoutEmpty({
      '@type': 'Article',
      name: title,
      headline: title,
      url: document.url,
      datePublished: publishedOn,
      publisher: outlet === '' ? null : { '@type': 'Organization', name: outlet },
      author: authors.map((name) => ({ '@type': 'Person', name: shorten(name) })),
    }),
  });
}

function shorten(name: string): string {
  const letters = Array.from(name);
  return letters.length <= LONGEST_AUTHOR
    ? name
    : `${letters.slice(0, LONGEST_AUTHOR - 1).join('')}…`;
}

const withoutEmpty = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
