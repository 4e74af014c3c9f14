/**
 * One version of an issue's mail, rendered once with placeholders for what differs per reader. The
 * one with every review has the key `full`; the others are keyed by the ids of their reviews.
 */
export interface Rendition {
  readonly key: string;
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  /** Mail headers by name, such as List-Unsubscribe; values may contain placeholders. */
  readonly headers: Readonly<Record<string, string>>;
}
