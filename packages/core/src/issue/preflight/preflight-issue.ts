import type { Override } from '../override.ts';
import type { MailDocument } from './mail/mail-document.ts';
import { advise, adviceWithoutCommands } from './advise.ts';
import { readMail } from './mail/read-mail.ts';
import type {
  CheckedIssue,
  FindingPlace,
  Found,
  PreflightInput,
  PreflightRule,
  Severity,
} from './preflight-rule.ts';
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
  /** What to change; null if no field is at fault. */
  readonly where: FindingPlace | null;
  /** Why the rule exists. */
  readonly explanation: string;
  /** How to fix it, without commands. */
  readonly advice: string;
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
  const [whole, ...parts] = byRendition(issue);
  const found = PREFLIGHT_RULES.flatMap((rule): readonly PreflightFinding[] => {
    const severity = severityOf(rule, ruleSettings);
    if (severity === 'off') return [];
    const { name, overridable, explanation } = rule;
    return checkEach(rule, whole ?? issue, parts).flatMap((found): readonly PreflightFinding[] => {
      const fix = advise(issue, found.fix ?? rule.fix, found.about);
      if (fix === null) return [];
      const { message } = found;
      const where = placeOf(found, rule);
      const advice = adviceWithoutCommands(fix);
      return [
        { rule: name, severity, overridable, message, where, explanation, advice, fix, mend: fix },
      ];
    });
  });
  const findings = GRAVEST_FIRST.flatMap((severity) =>
    found.filter((finding) => finding.severity === severity),
  );
  const passes = findings.every(({ severity }) => severity !== 'stops');
  return { passes, findings, ruleSettings };
}

/** The issue as the readers of each rendition get it; all of its reviews count in each. */
const byRendition = (issue: CheckedIssue): readonly CheckedIssue[] =>
  issue.renditions.map((rendition, at) => {
    const mail = issue.mails[at];
    const isWhole = at === 0;
    return {
      ...issue,
      subject: isWhole ? issue.subject : rendition.subject,
      renditions: [rendition],
      mails: mail === undefined ? [] : [mail],
    };
  });

/**
 * Checks a rule for the whole issue, and then for the mail of each other rendition. What was found
 * before is not repeated; what only one mail has says whom it is for.
 */
function checkEach(
  rule: PreflightRule,
  whole: CheckedIssue,
  parts: readonly CheckedIssue[],
): readonly Found[] {
  const found = new Map(rule.check(whole).map((each) => [messageOf(each), asFound(each)]));
  for (const part of rule.ofWhole === true ? [] : parts) {
    for (const each of rule.check(part)) {
      const message = messageOf(each);
      if (found.has(message)) continue;
      const { chosen = 'other reviews' } = part.parts?.get(part.renditions[0]?.key ?? '') ?? {};
      found.set(message, { ...asFound(each), message: `Mail for ${chosen}: ${message}` });
    }
  }
  return [...found.values()];
}

const asFound = (each: string | Found): Found =>
  typeof each === 'string' ? { message: each } : each;

const messageOf = (each: string | Found): string => asFound(each).message;

/** The field at fault, in the review that has it. */
function placeOf({ about, blames }: Found, rule: PreflightRule): FindingPlace | null {
  const its = blames === undefined ? (rule.blames ?? null) : blames;
  if (its?.kind !== 'review') return its;
  return about === undefined ? null : { ...its, id: about.ref };
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
