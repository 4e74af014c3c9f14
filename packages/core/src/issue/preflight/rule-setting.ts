/** A severity that a newsletter may set. No setting makes a rule stop issues. */
export const RULE_LEVELS = ['off', 'informs', 'warns'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** A newsletter's setting of a rule, with who, when and why. */
export interface RuleSetting {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly because: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}
