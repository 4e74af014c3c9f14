import type { Severity } from './preflight/preflight-rule.ts';

/** One thing that a rule found. */
export interface PreflightFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly overridable: boolean;
  /** What was found. */
  readonly message: string;
  /** Why the rule is there. */
  readonly explanation: string;
  readonly mend: string;
}

export interface PreflightReport {
  /** True when nothing stops the issue. */
  readonly passes: boolean;
  readonly findings: readonly PreflightFinding[];
}
