import type { InputProblem } from '../input/index.ts';
import { describeValue, nameType, quoteInput } from '../input/index.ts';
import { reviewSchema } from './review-schema.ts';
import type { Review } from './review.ts';
import { unwrapReview } from './unwrap-review.ts';

export type ParsedReview =
  | { readonly kind: 'ok'; readonly review: Review }
  | { readonly kind: 'invalid'; readonly problems: readonly InputProblem[] };

/** A place in a review: `keyFindings[2].label` is `['keyFindings', 2, 'label']`. */
export type ReviewPath = readonly PropertyKey[];

const MOST_PROBLEMS = 20;

/**
 * Checks a candidate against {@link reviewSchema} and unwraps its links ({@link unwrapReview}).
 * `lineOf` says on which line of the file a place in the candidate was read, and `placeOf` how to
 * name it, if not by its path; at most 20 problems are named.
 */
export function validateReview(
  candidate: unknown,
  file: string,
  source: { lineOf(path: ReviewPath): number; placeOf?(path: ReviewPath): string },
): ParsedReview {
  const result = reviewSchema.safeParse(candidate);
  if (result.success) return { kind: 'ok', review: unwrapReview(result.data) };
  const problems = result.error.issues.slice(0, MOST_PROBLEMS).map((issue): InputProblem => {
    const value = valueAt(candidate, issue.path);
    const place =
      issue.path.length === 0
        ? 'the review'
        : (source.placeOf?.(issue.path) ?? printPath(issue.path));
    const { found, expected } = describeIssue(issue, value);
    const line = source.lineOf(issue.path);
    return { file, line, found: `${found} in ${place}`, expected };
  });
  return { kind: 'invalid', problems };
}

/** @example printPath(['keyFindings', 2, 'label']) // 'keyFindings[2].label' */
export const printPath = (path: ReviewPath): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

type Issue = NonNullable<ReturnType<typeof reviewSchema.safeParse>['error']>['issues'][number];

function describeIssue(issue: Issue, value: unknown): { found: string; expected: string } {
  switch (issue.code) {
    case 'custom':
      return { found: String(issue.params?.['found']), expected: issue.message };
    case 'unrecognized_keys':
      return {
        found: `unknown ${issue.keys.map(quoteInput).slice(0, 5).join(', ')}`,
        expected: 'only keys of the review format',
      };
    case 'invalid_union':
      return { found: describeValue(value), expected: '"paragraph", "list", "quote" or "table"' };
    case 'invalid_type':
      return { found: describeValue(value), expected: nameType(issue.expected) };
    default:
      return { found: describeValue(value), expected: issue.message };
  }
}

const valueAt = (candidate: unknown, path: ReviewPath): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    candidate,
  );
