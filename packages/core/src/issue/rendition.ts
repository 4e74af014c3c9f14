/**
 * One version of an issue's mail, rendered once with placeholders for what differs per reader.
 * The first version of Galley has one rendition per issue (`key` is `full`); reader floors bring more.
 */
export interface Rendition {
  readonly key: string;
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  /** Mail headers by name, List-Unsubscribe and its like among them; values may hold placeholders. */
  readonly headers: Readonly<Record<string, string>>;
}
