/** Which acts to list; all of it is optional, and several fields narrow the list together. */
export interface ActQuery {
  /** A slug. */
  readonly newsletter?: string | undefined;
  readonly step?: string | undefined;
  /** `person 7`, `key 3`, `command ada`, `clock`; a kind alone is all of that kind. */
  readonly actor?: string | undefined;
  /** `issue 3`, `newsletter digest`, `review 12`; a kind alone is all of that kind. */
  readonly object?: string | undefined;
  /** Only acts before the one with this id. */
  readonly before?: string | undefined;
  readonly limit?: number | undefined;
}
