import { decodeReview } from './decode-review.ts';
import { detectFormat, type ReviewFormat } from './detect-format.ts';
import { parseReviewJson } from './parse-review-json.ts';
import { parseReviewMarkdown } from './parse-review-markdown.ts';
import { parseReviewText } from './parse-review-text.ts';
import { chooseWords } from './known-heading.ts';
import type { ReviewWords } from './review-words.ts';
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
  /**
   * The words of the newsletter's language; of several languages the file's own is chosen by its
   * headings. English ones are always read.
   */
  words?: ReviewWords | readonly ReviewWords[] | undefined;
}): ParsedReview {
  const { file, bytes } = input;
  const decoded = decodeReview(bytes, file);
  if (decoded.kind === 'invalid') return decoded;
  const format = input.format ?? detectFormat(file, decoded.text);
  const words =
    input.words !== undefined && 'headings' in input.words
      ? input.words
      : chooseWords(decoded.text, input.words ?? []);
  return PARSERS[format](decoded.text, { file, words });
}
