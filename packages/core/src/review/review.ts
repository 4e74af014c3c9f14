/**
 * A review: an editor's write-up of one article. Text is data: no field holds markup, and Galley
 * never alters, folds or "corrects" it. `reviewSchema` defines and checks which values are valid.
 */
export interface Review {
  readonly title: string;
  readonly rating: Rating | null;
  /** Who published the article ("WIRED"). */
  readonly outlet: string;
  /** Local calendar date, `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly authors: readonly string[];
  /** The article's URL as the editor gave it (http or https). */
  readonly url: string | null;
  /** Names of topics as the editor wrote them. */
  readonly topics: readonly string[];
  /** Paragraphs. */
  readonly summary: readonly string[];
  readonly keyFindings: readonly KeyFinding[];
  readonly analysis: readonly AnalysisPart[];
  /** Paragraphs. */
  readonly whyItMatters: readonly string[];
  /** Top-level sections without a field in the model, in order. */
  readonly sections: readonly Section[];
}

/** Stars: `value` of `max`, in steps of a half. */
export interface Rating {
  readonly value: number;
  readonly max: number;
}

export interface KeyFinding {
  /** The text before the first ": " ("Revenue Gap"), or null. */
  readonly label: string | null;
  readonly text: string;
}

/**
 * A heading of the analysis with its content, which may be empty. Only the first part may lack a
 * heading.
 */
export interface AnalysisPart {
  readonly heading: string | null;
  readonly blocks: readonly Block[];
}

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly type: 'quote'; readonly paragraphs: readonly string[] }
  | Table;

/** Cells are one line each and may be empty; every row has as many as the header. */
export interface Table {
  readonly type: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
