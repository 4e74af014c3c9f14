import { scanJson } from '../input/index.ts';
import { decodeReview } from './decode-review.ts';
import { type ParsedReview, validateReview } from './validate-review.ts';

/**
 * Reads a review from JSON as {@link reviewSchema} describes it. Never throws; refuses syntax
 * errors, repeated keys and everything that the schema does not allow, with file and line.
 */
export function parseReviewJson(
  input: Uint8Array | string,
  { file }: { file: string; words?: unknown },
): ParsedReview {
  const decoded = decodeReview(input, file);
  if (decoded.kind === 'invalid') return decoded;
  const scanned = scanJson(decoded.text);
  if (scanned.kind === 'invalid') {
    return { kind: 'invalid', problems: [{ file, ...scanned.complaint }] };
  }
  return validateReview(JSON.parse(decoded.text), file, scanned);
}
