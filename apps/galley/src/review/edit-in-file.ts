import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeChange } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { printReviewMarkdown, printReviewText } from '@galley/core/review/formats';
import { reviewWordsOf } from '@galley/press/review-words';
import { refuse, type Refused } from '../shell/outcome.ts';
import { runEditor } from '../shell/run-editor.ts';
import type { Shell } from '../shell/shell.ts';
import { openFile } from './parse-file.ts';

/** The fields of a text that say something else than before. */
export function changedFields(before: Review, after: Review): Partial<Review> {
  const stored = { version: 1, changedIn: {}, fields: { ...before } };
  const merged = mergeChange(stored, { base: null, fields: { ...after } });
  const changed: readonly string[] = merged.kind === 'merged' ? merged.changed : [];
  return Object.fromEntries(Object.entries(after).filter(([field]) => changed.includes(field)));
}

/** A text that somebody edited, and the file that holds it until it is stored. */
export interface Edited {
  readonly kind: 'ok';
  readonly review: Review;
  readonly path: string;
  discard(): Promise<void>;
}

/** Opens a review in the person's editor. A text that Galley rejects stays in its file. */
export async function editInFile(
  shell: Shell,
  {
    id,
    review,
    language,
    again,
  }: {
    readonly id: string;
    readonly review: Review;
    readonly language: string;
    /** The command that takes the file later. */
    readonly again: string;
  },
): Promise<Edited | Refused> {
  const words = reviewWordsOf(language);
  const text = printReviewText(review, words);
  const [name, content] =
    text.kind === 'ok'
      ? [`review-${id}.txt`, text.text]
      : [`review-${id}.md`, printReviewMarkdown(review, words)];
  const folder = await mkdtemp(join(tmpdir(), 'galley-edit-'));
  const path = join(folder, name);
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  await writeFile(path, content, { mode: 0o600 });
  const ran = await runEditor(shell, path);
  if (ran.kind === 'refused') {
    // The terminal may have closed after hours of work.
    if (await isChanged(path, content)) return refuse(...ran.problems, kept(path, again));
    await discard();
    return ran;
  }
  const input = await openFile(shell, path);
  const parsed = input.kind === 'ok' ? input.parse(language) : input;
  if (parsed.kind === 'refused') return refuse(...parsed.problems, kept(path, again));
  return { kind: 'ok', review: parsed.review, path, discard };
}

const isChanged = async (path: string, content: string): Promise<boolean> =>
  (await stat(path)).size !== Buffer.byteLength(content) ||
  (await readFile(path, 'utf8')) !== content;

/** Says where a text is kept that wasn't stored. */
export const kept = (path: string, again: string): string =>
  `Your text is kept in ${path}. Correct it, then: ${again} --file ${path}`;
