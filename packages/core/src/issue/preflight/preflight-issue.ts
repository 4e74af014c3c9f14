import type { Override } from '../override.ts';
import type { MailDocument } from './mail/mail-document.ts';
import { advise } from './advise.ts';
import { readMail } from './mail/read-mail.ts';
import type { PreflightInput, PreflightRule, Severity } from './preflight-rule.ts';
import type { RuleSetting } from './rule-setting.ts';
import { PREFLIGHT_RULES } from './rules.ts';

/** One finding of a rule. */
export interface PreflightFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** False for rules about the law or broken bytes, which nobody can override. */
  readonly overridable: boolean;
  /** What was found. */
  readonly message: string;
  /** Why the rule exists. */
  readonly explanation: string;
  /** How to fix it, where the issue is. */
  readonly fix: string;
  /** The same; its older name, which scripts may read. */
  readonly mend: string;
}

export interface PreflightReport {
  /** True when nothing stops the issue. */
  readonly passes: boolean;
  /** The most severe first. */
  readonly findings: readonly PreflightFinding[];
  /** The rules that the newsletter's editors set differently from Galley. */
  readonly ruleSettings: readonly RuleSetting[];
}

const GRAVEST_FIRST: readonly Severity[] = ['stops', 'warns', 'informs'];

/**
 * Checks an issue's stored bytes and their ingredients against every rule. Callers that have
 * already read the HTML of its renditions may pass it in.
 */
export function preflight(
  input: PreflightInput,
  mails: readonly MailDocument[] = input.renditions.map(({ html }) => readMail(html)),
): PreflightReport {
  const issue = { ...input, mails };
  const ruleSettings = input.ruleSettings.filter(({ rule }) =>
    PREFLIGHT_RULES.some(({ name, overridable }) => name === rule && overridable),
  );
  const found = PREFLIGHT_RULES.flatMap((rule): readonly PreflightFinding[] => {
    const severity = severityOf(rule, ruleSettings);
    if (severity === 'off') return [];
    const { name, overridable, explanation } = rule;
    return rule.check(issue).flatMap((each): readonly PreflightFinding[] => {
      const found = typeof each === 'string' ? { message: each } : each;
      const fix = advise(issue, found.fix ?? rule.fix, found.about);
      if (fix === null) return [];
      const { message } = found;
      return [{ rule: name, severity, overridable, message, explanation, fix, mend: fix }];
    });
  });
  const findings = GRAVEST_FIRST.flatMap((severity) =>
    found.filter((finding) => finding.severity === severity),
  );
  const passes = findings.every(({ severity }) => severity !== 'stops');
  return { passes, findings, ruleSettings };
}

const severityOf = (rule: PreflightRule, settings: readonly RuleSetting[]): Severity | 'off' =>
  settings.find((setting) => setting.rule === rule.name)?.level ?? rule.severity;

/** The findings that still stop an issue after its overrides. */
export const remainingStops = (
  report: PreflightReport,
  overrides: readonly Override[],
): readonly PreflightFinding[] =>
  report.findings.filter(
    ({ severity, overridable, rule }) =>
      severity === 'stops' && !(overridable && overrides.some((each) => each.rule === rule)),
  );

/** Overrides of rules that found something; the others set nothing aside. */
export const neededOverrides = <O extends Pick<Override, 'rule'>>(
  { findings }: PreflightReport,
  overrides: readonly O[],
): readonly O[] => overrides.filter(({ rule }) => findings.some((found) => found.rule === rule));

/**
 * Says what is wrong with a request to set rules aside, for one issue or for a newsletter; empty if
 * nothing is. Nobody can override rules about the law (sender, postal address, unsubscribing) or
 * about broken bytes.
 */
export const checkOverrides = (
  overrides: readonly Pick<Override, 'rule' | 'because'>[],
): readonly string[] =>
  overrides.flatMap(({ rule: name, because }) => {
    const rule = PREFLIGHT_RULES.find((each) => each.name === name);
    if (rule === undefined) {
      const known = PREFLIGHT_RULES.filter((each) => each.overridable).map((each) => each.name);
      return [`found the rule "${name}", expected one of ${known.join(', ')}`];
    }
    if (!rule.overridable) return [`the rule "${name}" can't be overridden: ${rule.explanation}`];
    if (because.trim() === '') return [`setting "${name}" aside needs a reason`];
    return [];
  });
