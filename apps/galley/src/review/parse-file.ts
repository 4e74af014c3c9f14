import { formatProblem } from '@galley/core/input';
import { chooseWords, type Review, type ReviewWords } from '@galley/core/review';
import { MOST_REVIEW_BYTES, readReview } from '@galley/core/review/formats';
import { REVIEW_LANGUAGES, reviewWordsOf } from '@galley/press/review-words';
import { refuse, type Refused } from '../shell/outcome.ts';
import { readInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';

/** A file argument that was read but not parsed yet. */
export interface ReviewInput {
  readonly kind: 'ok';
  /** Reads it as a review in a language; with null, the file's own headings decide. */
  readonly parse: (language: string | null) => ParsedFile;
}

export type ParsedFile =
  | {
      readonly kind: 'ok';
      readonly review: Review;
      /** The words in which it is written. */
      readonly words: ReviewWords | undefined;
    }
  | Refused;

/** Reads a file argument, in any form of a review. */
export async function openFile(shell: Shell, file: string): Promise<ReviewInput | Refused> {
  const input = await readInput(shell, file, MOST_REVIEW_BYTES);
  if (input.kind === 'refused') return input;
  const { name, bytes } = input;
  const parse = (language: string | null): ParsedFile => {
    const words =
      language === null
        ? chooseWords(new TextDecoder().decode(bytes), REVIEW_LANGUAGES)
        : reviewWordsOf(language);
    const parsed = readReview({ file: name, bytes, words });
    return parsed.kind === 'ok'
      ? { ...parsed, words }
      : refuse(...parsed.problems.map(formatProblem));
  };
  return { kind: 'ok', parse };
}
