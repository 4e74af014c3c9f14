/** What a label in the head says about its value; a source is an address or an outlet. */
export type LabelKind =
  'title' | 'rating' | 'outlet' | 'publishedOn' | 'authors' | 'url' | 'topics' | 'source';

/** The English labels of a head. */
export const ENGLISH_LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  title: ['title', 'headline', 'article title'],
  rating: ['rating', 'our rating', 'my rating', 'rated', 'score', 'stars', 'grade'],
  outlet: [
    ...['outlet', 'publication', 'publisher', 'published in', 'published by', 'appeared in'],
    ...['magazine', 'newspaper', 'journal', 'site', 'website'],
  ],
  publishedOn: [
    ...['date', 'published', 'published on', 'publication date', 'date published', 'pub date'],
    ...['posted', 'posted on', 'publishedon'],
  ],
  authors: [
    ...['by', 'author', 'authors', 'byline', 'writer', 'writers', 'written by', 'reporter'],
    'reporters',
  ],
  url: ['url', 'link', 'address', 'permalink', 'web address'],
  topics: ['topics', 'topic', 'tags'],
  source: ['source', 'from', 'via'],
};

type Labels = Readonly<Record<LabelKind, readonly string[]>>;

/** The labels of two languages, those of the first before those of the second. */
export const mergeLabels = (one: Labels, other: Labels): Labels => ({
  title: [...one.title, ...other.title],
  rating: [...one.rating, ...other.rating],
  outlet: [...one.outlet, ...other.outlet],
  publishedOn: [...one.publishedOn, ...other.publishedOn],
  authors: [...one.authors, ...other.authors],
  url: [...one.url, ...other.url],
  topics: [...one.topics, ...other.topics],
  source: [...one.source, ...other.source],
});
