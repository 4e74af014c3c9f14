/** A preflight rule that the approval sets aside, and why. */
export interface AskedOverride {
  readonly rule: string;
  readonly because: string;
}

/** The bytes that somebody has before them, where those may be older than the issue's. */
export interface ReadBytes {
  readonly hash: string;
  readonly showNewest: () => void;
}
