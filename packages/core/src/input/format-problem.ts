import type { InputProblem } from './input-problem.ts';
import { showHarmlessly } from './show-text.ts';

/**
 * Formats a problem as one line for people.
 *
 * @example
 * formatProblem({ file: 'review.txt', line: 3, found: 'a rating of 6/5', expected: 'at most 5/5' })
 * // 'review.txt:3: found a rating of 6/5, expected at most 5/5'
 */
export const formatProblem = ({ file, line, found, expected }: InputProblem): string =>
  `${showHarmlessly(file)}:${line}: found ${found}, expected ${expected}`;
