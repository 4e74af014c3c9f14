/** A preflight rule that a person overrode for one issue, with that person's reason. */
export interface Override {
  readonly rule: string;
  readonly because: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}
