import { decodeReview } from './decode-review.ts';
import { detectFormat, type ReviewFormat } from './detect-format.ts';
import { parseReviewJson } from './parse-review-json.ts';
import { parseReviewMarkdown } from './parse-review-markdown.ts';
import { parseReviewText } from './parse-review-text.ts';
import type { ParsedReview } from './validate-review.ts';

const PARSERS = { text: parseReviewText, markdown: parseReviewMarkdown, json: parseReviewJson };

/**
 * Reads a review file in any form ({@link detectFormat}, unless `format` says which). Never throws;
 * refuses a file that is not UTF-8, above 256 KiB, or not a valid review, with problems that name
 * its lines.
 */
export function readReview(input: {
  file: string;
  bytes: Uint8Array;
  format?: ReviewFormat;
}): ParsedReview {
  const { file, bytes } = input;
  const decoded = decodeReview(bytes, file);
  if (decoded.kind === 'invalid') return decoded;
  const format = input.format ?? detectFormat(file, decoded.text);
  return PARSERS[format](decoded.text, { file });
}
