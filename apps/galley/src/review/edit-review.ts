import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeChange } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { printReviewMarkdown, printReviewText } from '@galley/core/review/formats';
import * as press from '@galley/press/review';
import { reviewWordsOf } from '@galley/press/review-words';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Press } from '../shell/open-press.ts';
import { refuse, type Outcome, type Refused } from '../shell/outcome.ts';
import { runEditor } from '../shell/run-editor.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { changed } from './change-review.ts';
import { openFile } from './parse-file.ts';

interface EditOptions {
  readonly file?: string;
  readonly again?: boolean;
  readonly pending?: boolean;
}

/** Changes a review. If Galley rejects an edited text, it keeps the file and prints its path. */
export async function editReview(shell: Shell, id: string, options: EditOptions): Promise<Outcome> {
  await ensureEmails();
  const save = async (
    deps: Press,
    review: Partial<Review>,
    version: number | null = null,
  ): Promise<Outcome> => {
    const saved = await press.editReview(deps, deps.actor, {
      id,
      review,
      version,
      again: options.again === true,
      apply: options.pending !== true,
    });
    return changed(saved);
  };
  if (options.file !== undefined) {
    const input = await openFile(shell, options.file);
    if (input.kind === 'refused') return input;
    return withPress(shell, async (deps) => {
      const shown = await press.showReview(deps, deps.actor, id);
      const parsed = input.parse(shown.kind === 'ok' ? shown.language : null);
      return parsed.kind === 'refused' ? parsed : save(deps, parsed.review);
    });
  }
  return withPress(shell, async (deps) => {
    const shown = await press.showReview(deps, deps.actor, id);
    if (shown.kind !== 'ok') return answerRefusal(shown);
    const { review, pending, version } = shown.review;
    const before = pending ?? review;
    const edited = await editInFile(shell, id, before, shown.language);
    if (edited.kind === 'refused') return edited;
    // Somebody may change other fields while the editor is open.
    const outcome = await save(deps, changedFields(before, edited.review), version);
    if (outcome.kind === 'done') await edited.discard();
    else shell.stderr.write(`${kept(edited.path, id)}\n`);
    return outcome;
  });
}

function changedFields(before: Review, after: Review): Partial<Review> {
  const stored = { version: 1, changedIn: {}, fields: { ...before } };
  const merged = mergeChange(stored, { base: null, fields: { ...after } });
  const changed: readonly string[] = merged.kind === 'merged' ? merged.changed : [];
  return Object.fromEntries(Object.entries(after).filter(([field]) => changed.includes(field)));
}

interface Edited {
  readonly kind: 'ok';
  readonly review: Review;
  readonly path: string;
  discard(): Promise<void>;
}

async function editInFile(
  shell: Shell,
  id: string,
  review: Review,
  language: string,
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
    if (await isChanged(path, content)) return refuse(...ran.problems, kept(path, id));
    await discard();
    return ran;
  }
  const input = await openFile(shell, path);
  const parsed = input.kind === 'ok' ? input.parse(language) : input;
  if (parsed.kind === 'refused') return refuse(...parsed.problems, kept(path, id));
  return { kind: 'ok', review: parsed.review, path, discard };
}

const isChanged = async (path: string, content: string): Promise<boolean> =>
  (await stat(path)).size !== Buffer.byteLength(content) ||
  (await readFile(path, 'utf8')) !== content;

const kept = (path: string, id: string): string =>
  `Your text is kept in ${path}. Correct it, then: galley review edit ${id} --file ${path}`;
