import type { Explained, Question } from '../explained.ts';

/** The words of the review editor and of a review's history. */
export interface ReviewDeskWords {
  readonly title: string;
  readonly untitled: string;
  readonly back: string;
  /** Where the review is. */
  readonly places: {
    readonly queued: (place: string) => string;
    readonly held: string;
    readonly compiled: (issue: string) => string;
    readonly featured: (issue: string) => string;
    readonly removed: string;
  };
  readonly forms: {
    readonly label: string;
    readonly fields: string;
    readonly markdown: string;
    readonly text: string;
    readonly refused: Explained;
    readonly unreadable: Explained;
    readonly line: (line: string) => string;
    readonly incomplete: string;
  };
  readonly preview: {
    readonly title: string;
    readonly show: string;
    readonly hide: string;
  };
  readonly fields: {
    readonly title: string;
    readonly rating: string;
    readonly outlet: string;
    readonly publishedOn: string;
    readonly authors: string;
    readonly authorsHint: string;
    readonly url: string;
    readonly topics: string;
    readonly topicsHint: string;
    readonly summary: string;
    readonly keyFindings: string;
    readonly analysis: string;
    readonly whyItMatters: string;
    readonly sections: string;
  };
  readonly hints: {
    readonly paragraphs: string;
    readonly bullets: string;
  };
  readonly rating: {
    readonly none: string;
    readonly stars: (value: string, max: string) => string;
    readonly clear: string;
  };
  readonly finding: {
    readonly text: (number: string) => string;
    readonly label: (number: string) => string;
    readonly labelHint: string;
    readonly add: string;
  };
  readonly part: {
    readonly heading: (number: string) => string;
    readonly headingHint: string;
    readonly add: string;
    readonly addSection: string;
    readonly body: (heading: string) => string;
  };
  readonly block: {
    readonly add: string;
    readonly kinds: Readonly<Record<'text' | 'bullets' | 'numbers' | 'quote' | 'table', string>>;
    readonly cell: (row: string, column: string) => string;
    readonly columnHead: (column: string) => string;
    readonly addRow: string;
    readonly addColumn: string;
    readonly removeRow: string;
    readonly removeColumn: string;
  };
  readonly row: {
    readonly up: (name: string) => string;
    readonly down: (name: string) => string;
    readonly remove: (name: string) => string;
    readonly removed: (name: string) => string;
  };
  readonly status: {
    readonly saved: (time: string) => string;
    readonly typed: string;
    readonly saving: string;
    readonly comparing: string;
    readonly unreachable: string;
    readonly unkept: string;
    readonly blocked: (fields: string) => string;
    readonly show: string;
    readonly clash: (fields: string) => string;
    readonly decide: string;
    readonly signedOut: string;
    readonly signIn: string;
    readonly refused: (why: string) => string;
    readonly stopped: (why: string) => string;
    readonly insist: string;
    readonly retry: string;
  };
  readonly problem: {
    readonly needed: string;
    readonly url: string;
    readonly at: (place: string, what: string) => string;
  };
  readonly readOnly: {
    readonly featured: Explained;
    readonly removed: Explained;
    readonly role: Explained;
  };
  readonly pending: {
    readonly title: string;
    readonly where: (issue: string) => string;
    readonly apply: string;
    readonly applied: (issue: string) => string;
    readonly publisher: string;
    readonly unsaved: string;
    readonly voids: Question;
  };
  readonly held: {
    readonly release: string;
    readonly released: string;
  };
  readonly draft: Explained & {
    readonly from: (when: string) => string;
    readonly use: string;
    readonly drop: string;
    readonly used: string;
  };
  readonly clash: Explained & {
    readonly mine: string;
    readonly theirs: string;
    readonly merged: string;
    readonly takeMine: string;
    readonly takeTheirs: string;
    readonly takeMerged: string;
    readonly noMerge: string;
    readonly overlaps: string;
    readonly of: (number: string, count: string) => string;
  };
  readonly presence: {
    readonly here: string;
    readonly writes: (name: string, field: string) => string;
    readonly reads: (name: string) => string;
  };
  readonly keys: {
    readonly version: string;
    readonly queue: string;
    readonly field: string;
    readonly preview: string;
  };
  readonly versionKept: string;
  readonly history: {
    readonly title: string;
    readonly open: string;
    readonly back: string;
    readonly what: Readonly<Record<'began' | 'queued' | 'edited', string>>;
    readonly restoredFrom: (version: string) => string;
    readonly version: (version: string) => string;
    readonly current: string;
    readonly nobody: string;
    readonly list: string;
    readonly earlier: string;
    readonly compare: string;
    readonly withBefore: string;
    readonly withNow: string;
    readonly same: string;
    readonly first: string;
    readonly restoreField: (field: string) => string;
    readonly restoreThis: string;
    readonly restoreAll: string;
    readonly restored: string;
    readonly only: Explained;
    readonly added: string;
    readonly removed: string;
    readonly keys: string;
  };
}
