import { formatProblem } from '@galley/core/input';
import { readReview, type Review } from '@galley/core/review';
import { refuse, type Refused } from '../shell/outcome.ts';
import { readInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';

/** Reads a review from a file argument, in whichever of its forms it is. */
export const parseFile = async (
  shell: Shell,
  file: string,
): Promise<{ readonly kind: 'ok'; readonly review: Review } | Refused> => {
  const input = await readInput(shell, file);
  return input.kind === 'refused' ? input : parseBytes(input.name, input.bytes);
};

export const parseBytes = (
  file: string,
  bytes: Uint8Array,
): { readonly kind: 'ok'; readonly review: Review } | Refused => {
  const parsed = readReview({ file, bytes });
  return parsed.kind === 'ok' ? parsed : refuse(...parsed.problems.map(formatProblem));
};
