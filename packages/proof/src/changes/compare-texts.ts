import { diffArrays } from 'diff';

/** A piece of text that stayed, was added or was removed. */
export interface TextPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const PATIENCE_MS = 400;

/**
 * Finds the paragraphs that differ between two plain texts, and splits each into pieces. Line
 * breaks don't count. Null if the two have too little in common.
 */
export function compareTexts(
  before: string,
  after: string,
  patienceMs = PATIENCE_MS,
): readonly (readonly TextPiece[])[] | null {
  const changes = diffArrays(paragraphs(before), paragraphs(after), {
    timeout: patienceMs,
  });
  if (changes === undefined) return null;
  const found: (readonly TextPiece[])[] = [];
  let gone: readonly string[] = [];
  const flush = (): void => {
    for (const text of gone) found.push([{ kind: 'removed', text }]);
    gone = [];
  };
  for (const { added, removed, value } of changes) {
    if (removed) {
      flush();
      gone = value;
    } else if (added) {
      // A removed paragraph and its replacement are compared word by word.
      value.forEach((text, index) => {
        const old = gone[index];
        found.push(
          old === undefined ? [{ kind: 'added', text }] : compareWords(old, text, patienceMs),
        );
      });
      gone = gone.slice(value.length);
      flush();
    } else flush();
  }
  flush();
  return found;
}

/** Words as their script has them: not only those of Latin letters with spaces between. */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

const wordsOf = (text: string): string[] =>
  Array.from(WORDS.segment(text), ({ segment }) => segment);

const compareWords = (before: string, after: string, patienceMs: number): readonly TextPiece[] =>
  diffArrays(wordsOf(before), wordsOf(after), { timeout: patienceMs })?.map(
    ({ added, removed, value }): TextPiece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  ) ?? [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];

const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph));
