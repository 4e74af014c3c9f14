/** A post of a blog that reviews articles, read from an export or a folder. */
export interface ForeignPost {
  readonly file: string;
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly title: string | null;
  /** The day on which the blog published it, `YYYY-MM-DD`. */
  readonly postedOn: string | null;
  /** What the post says about the article; null where it says nothing. */
  readonly outlet: string | null;
  readonly url: string | null;
  readonly rating: string | null;
  readonly publishedOn: string | null;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** Its text as Markdown, whose highest heading is of the second level. */
  readonly body: string;
}

/** Why a post, or a file with many, can't be read. */
export interface ForeignProblem {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** What was found in one file. Drafts and pages of the blog are left out and counted. */
export interface ForeignFile {
  readonly posts: readonly ForeignPost[];
  readonly problems: readonly ForeignProblem[];
  readonly leftOut: number;
}

/** A day in a date of a blog, as its clock had it; null for none. */
export const dayOf = (date: unknown): string | null =>
  typeof date === 'string' ? (/^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date)?.[0] ?? null) : null;

/** The text of a field, trimmed; null if it holds none. */
export const textOf = (value: unknown): string | null =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
    ? String(value).trim()
    : null;
