/** One reading of a field, and where it was found. */
export interface Claim<T = string> {
  readonly value: T;
  readonly source: string;
}

/** A field of an article's head. */
export interface HeadField<T> {
  /** Null if nothing was found, or nothing that may be trusted. */
  readonly value: T | null;
  /** Where the value was found; null without one. */
  readonly source: string | null;
  /** Whether a person should look: the sources contradict each other, or can be read in two ways. */
  readonly unsure: boolean;
  /** The readings that speak against the value; empty unless it is unsure. */
  readonly others: readonly Claim[];
}

/** What a page says about the article that it holds. Each field names its source. */
export interface ArticleHead {
  readonly title: HeadField<string>;
  readonly outlet: HeadField<string>;
  /** The day in the article's place, `YYYY-MM-DD`. */
  readonly publishedOn: HeadField<string>;
  readonly authors: HeadField<readonly string[]>;
  /** The address that the page names as its own. */
  readonly url: HeadField<string>;
  /** A BCP 47 tag. */
  readonly language: HeadField<string>;
}
