import { decodeInput } from '@galley/core/input';
import { unwrapReview } from '@galley/core/review';
import { MOST_REVIEW_BYTES, readReview, type ParsedReview } from '@galley/core/review/formats';
import { reviewWordsOf } from '@galley/wording/review-words';
import type { DraftInput } from './drafts.ts';

/** Reads a draft as the command line reads a file, in the words of the newsletter's language. */
export function readDraft({ name, text }: DraftInput, language: string): ParsedReview {
  const read = readReview({
    file: name === '' ? '-' : name,
    bytes: new TextEncoder().encode(text),
    words: reviewWordsOf(language),
  });
  return read.kind === 'ok' ? { ...read, review: unwrapReview(read.review) } : read;
}

/** A file as text, or why it can't be read. */
export async function readFile(file: File): Promise<DraftInput> {
  const { name, size } = file;
  // One byte more than may be read is enough to see that a file is too large.
  const bytes = await file
    .slice(0, MOST_REVIEW_BYTES + 1)
    .arrayBuffer()
    .catch(() => null);
  if (bytes === null) {
    const found = 'nothing that this browser can read';
    return { name, text: '', broken: [{ file: name, line: 1, found, expected: 'a file' }] };
  }
  const decoded = decodeInput({
    file: name,
    bytes: new Uint8Array(bytes),
    maxBytes: MOST_REVIEW_BYTES,
  });
  if (decoded.kind === 'ok') return { name, text: decoded.text };
  const problems = decoded.problems.map((problem) =>
    size > MOST_REVIEW_BYTES ? { ...problem, found: `${size} bytes` } : problem,
  );
  return { name, text: '', broken: problems };
}
