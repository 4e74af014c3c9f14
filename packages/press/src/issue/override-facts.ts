import type { Override } from '@galley/contract/issue';

/** The rules overridden for an issue: which, why, by whom and when. */
export const overrideFacts = (
  overrides: readonly Override[],
): readonly (readonly [string, string])[] =>
  overrides.map(({ rule, because, by, at }) => [
    'overridden',
    `${rule}: ${because} (${by}, ${at.slice(0, 10)})`,
  ]);
