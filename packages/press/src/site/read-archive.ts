import type { ArchiveQuery } from '@galley/core/archive';
import {
  listArchiveNames as listNames,
  listFeedReviews as listFeed,
  listSitemapPages as listPages,
  searchArchive as search,
  type ArchiveName,
  type ArchiveSearch,
  type FeedOf,
  type FeedReview,
  type SitemapPage,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import type { SiteNewsletter } from './site-newsletter.ts';

type Deps = Pick<PressDeps, 'db'>;

/** What a search in the archive has found. */
export type SearchedArchive = ArchiveSearch;

/** Finds the reviews of a newsletter that a reader's query means. */
export const searchArchive = async (
  { db }: Deps,
  {
    newsletter: { id: newsletterId, language },
    query,
    onPage,
  }: {
    readonly newsletter: SiteNewsletter;
    readonly query: ArchiveQuery;
    readonly onPage: number;
  },
): Promise<SearchedArchive> => search(db, { newsletterId, language, query, onPage });

/** The names that a reader can choose among in the archive. */
export interface ArchiveNames {
  readonly outlets: readonly ArchiveName[];
  readonly authors: readonly ArchiveName[];
}

/** Lists the outlets and authors whose articles a newsletter has reviewed most often. */
export const listArchiveNames = async (
  { db }: Deps,
  { newsletter, most }: { readonly newsletter: SiteNewsletter; readonly most: number },
): Promise<ArchiveNames> => listNames(db, newsletter.id, most);

/** Lists the latest reviews that readers have got, with their whole text. */
export const listFeedReviews = async (
  { db }: Deps,
  { newsletter, ...of }: FeedOf & { readonly newsletter: SiteNewsletter; readonly limit: number },
): Promise<readonly FeedReview[]> => listFeed(db, newsletter.id, of);

/** Lists the pages of issues and reviews that search engines should know, the latest first. */
export const listSitemapPages = async (
  { db }: Deps,
  most: number,
): Promise<readonly SitemapPage[]> => listPages(db, most);
