import type { SiteReviewPage } from '@galley/press/site';

/** A review as schema.org describes it (https://schema.org/Review), for search engines. */
export function describeReview(view: SiteReviewPage, url: string): Record<string, unknown> {
  const { document, newsletter, issues } = view;
  const { title, rating, outlet, publishedOn, authors, summary } = document;
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': 'Review',
    url,
    name: title,
    inLanguage: newsletter.language,
    datePublished: issues.at(-1)?.datedOn,
    author: { '@type': 'Organization', name: newsletter.title },
    reviewBody: summary.join('\n\n'),
    reviewRating: rating && {
      '@type': 'Rating',
      ratingValue: rating.value,
      bestRating: rating.max,
      worstRating: 0,
    },
    itemReviewed: withoutEmpty({
      '@type': 'Article',
      headline: title,
      url: document.url,
      datePublished: publishedOn,
      publisher: outlet === '' ? null : { '@type': 'Organization', name: outlet },
      author: authors.map((name) => ({ '@type': 'Person', name })),
    }),
  });
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
