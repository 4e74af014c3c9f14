/** The local wall time at which an issue was due. */
export interface DueTime {
  readonly date: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly timeZone: string;
}
