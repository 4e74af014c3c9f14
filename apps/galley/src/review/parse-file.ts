import { formatProblem } from '@galley/core/input';
import { MOST_REVIEW_BYTES, readReview, type Review } from '@galley/core/review';
import { refuse, type Refused } from '../shell/outcome.ts';
import { readInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';

/** Reads a review from a file argument, in any of its forms. */
export async function parseFile(
  shell: Shell,
  file: string,
): Promise<{ readonly kind: 'ok'; readonly review: Review } | Refused> {
  const input = await readInput(shell, file, MOST_REVIEW_BYTES);
  if (input.kind === 'refused') return input;
  const parsed = readReview({ file: input.name, bytes: input.bytes });
  return parsed.kind === 'ok' ? parsed : refuse(...parsed.problems.map(formatProblem));
}
