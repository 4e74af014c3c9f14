import type { Override } from './override.ts';
import { PREFLIGHT_RULES, type PreflightInput, type Severity } from './preflight/index.ts';

/** One thing that a rule found. */
export interface PreflightFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** False where nobody can set the rule aside: it is about the law or about broken bytes. */
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

/** Holds an issue's stored bytes and what they were made of against every rule. */
export function preflight(input: PreflightInput): PreflightReport {
  const findings = PREFLIGHT_RULES.flatMap((rule) =>
    rule.check(input).map((message) => ({
      rule: rule.name,
      severity: rule.severity,
      overridable: rule.overridable,
      message,
      explanation: rule.explanation,
      mend: rule.mend,
    })),
  );
  return { passes: findings.every(({ severity }) => severity !== 'stops'), findings };
}

/** What of a report still stops an issue when some rules have been set aside. */
export const remainingStops = (
  report: PreflightReport,
  overrides: readonly Override[],
): readonly PreflightFinding[] =>
  report.findings.filter(
    ({ severity, overridable, rule }) =>
      severity === 'stops' && !(overridable && overrides.some((each) => each.rule === rule)),
  );

/**
 * What is wrong with a request to set rules aside, in words; empty when nothing is. Rules about the
 * law (sender, postal address, unsubscribing) or about broken bytes can't be set aside by anybody.
 */
export function checkOverrides(overrides: readonly Override[]): readonly string[] {
  return overrides.flatMap(({ rule: name, because }) => {
    const rule = PREFLIGHT_RULES.find((each) => each.name === name);
    if (rule === undefined) {
      const known = PREFLIGHT_RULES.filter((each) => each.overridable).map((each) => each.name);
      return [`found the rule "${name}", expected one of ${known.join(', ')}`];
    }
    if (!rule.overridable) return [`the rule "${name}" can't be set aside: ${rule.explanation}`];
    if (because.trim() === '') return [`setting "${name}" aside needs a reason`];
    return [];
  });
}
