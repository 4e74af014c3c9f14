/** The fixed words of corrected reviews on readers' pages. */
export interface CorrectionMessages {
  /** Heads what was wrong in a review. */
  readonly title: string;
  /** Precedes the title of the review. */
  readonly of: (title: string) => string;
  readonly correctedOn: (day: string) => string;
  /** The link to what has changed. */
  readonly compare: string;
  /** On the page of an issue, below a text that was corrected since. */
  readonly since: (day: string) => string;
  /** The link from the text that went out to the corrected one. */
  readonly read: string;
  readonly changes: string;
  /** Say what became of words, to those who don't see their marks. */
  readonly removed: string;
  readonly added: string;
  /** If two texts have too little in common to be compared. */
  readonly allNew: string;
  /** If only facts have changed that the text doesn't print. */
  readonly noWords: string;
  /** Heads the text as it was before. */
  readonly earlier: string;
  readonly earlierNote: string;
}
