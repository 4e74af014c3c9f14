/** The fixed words of the archive, its search and its feeds. */
export interface ArchiveMessages {
  /** Names the search for those who don't see its form. */
  readonly search: string;
  readonly words: string;
  readonly outlet: string;
  readonly author: string;
  readonly rating: string;
  readonly anyOutlet: string;
  readonly anyAuthor: string;
  readonly anyRating: string;
  /** A rating of five stars, or of at least this many. */
  readonly stars: (least: number) => string;
  readonly action: string;
  readonly reset: string;
  readonly results: string;
  readonly count: (count: number) => string;
  /** Counts what was found before looking ended. */
  readonly countAtLeast: (count: number) => string;
  readonly nothing: string;
  readonly tooSlow: string;
  /** Names the links between pages. */
  readonly pages: string;
  readonly newer: string;
  readonly older: string;
  readonly previous: string;
  readonly next: string;
  readonly page: (page: number, pages: number) => string;
  /** Follows the titles of an issue that are shown. */
  readonly more: (count: number) => string;
  readonly feeds: string;
  readonly everything: string;
  readonly fiveStars: string;
  /** The title of a feed that has only a part of the reviews. */
  readonly feedOf: (title: string, part: string) => string;
  /** What stands below a review in a feed. */
  readonly from: (title: string, number: number, day: string) => string;
  /** The text for readers who don't see a review's picture. */
  readonly picture: (title: string) => string;
}
