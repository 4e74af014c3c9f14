/** A title, and the sentence that explains it. */
export interface Explained {
  readonly title: string;
  readonly what: string;
}

/** What asks before something happens that can't be undone. */
export interface Question extends Explained {
  readonly action: string;
}
