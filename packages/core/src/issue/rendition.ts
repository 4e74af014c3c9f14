/**
 * One version of an issue's mail, rendered once with placeholders for what differs per reader. An
 * issue has one rendition today, whose `key` is `full`.
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
