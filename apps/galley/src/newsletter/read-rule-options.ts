import { RULE_LEVELS, checkOverrides } from '@galley/core/issue/preflight';
import type { RuleWish } from '@galley/press/newsletter';
import { refuse, type Refused } from '../shell/outcome.ts';

export interface RuleOptions {
  /** Each is `name=level`. */
  readonly rule?: readonly string[];
  readonly because?: readonly string[];
}

const LEVELS = [...RULE_LEVELS, 'default'] as const;

/** Reads every pair of `--rule NAME=LEVEL --because WHY`. */
export function readRuleOptions({
  rule: rules = [],
  because: reasons = [],
}: RuleOptions): { readonly kind: 'ok'; readonly rules: readonly RuleWish[] } | Refused {
  if (rules.length !== reasons.length) {
    return refuse(
      `Found ${rules.length} of --rule and ${reasons.length} of --because; every rule needs a reason.`,
    );
  }
  const read: RuleWish[] = [];
  const problems: string[] = [];
  for (const [index, typed] of rules.entries()) {
    const [rule = '', word = ''] = typed.split('=', 2).map((part) => part.trim());
    const level = LEVELS.find((each) => each === word);
    if (level === undefined) {
      problems.push(`--rule: found "${typed}", expected NAME=LEVEL with ${LEVELS.join(' or ')}`);
    } else read.push({ rule, level, because: reasons[index]?.trim() ?? '' });
  }
  problems.push(...checkOverrides(read).map((problem) => `--rule: ${problem}`));
  return problems.length > 0 ? refuse(...problems) : { kind: 'ok', rules: read };
}
