/** What a rule may be made to do for a newsletter. No setting makes a rule stop issues. */
export const RULE_LEVELS = ['off', 'informs', 'warns'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** A rule that the editors of a newsletter set, with who, when and why. */
export interface RuleSetting {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly because: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}
