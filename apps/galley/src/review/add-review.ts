import type { Review } from '@galley/core/review';
import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Failed, Outcome, Refused } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { reportAdded, type AddedFile } from './added-report.ts';
import { isFolder, listReviewPaths, type ReviewPath } from './list-review-paths.ts';
import { openFile, type ReviewInput } from './parse-file.ts';
import { describePlace } from './review-text.ts';

export interface AddOptions {
  readonly again?: boolean;
  readonly newsletter?: string;
}

/** Queues the reviews in files and folders, each by itself, and says what became of each. */
export async function addReviews(
  shell: Shell,
  paths: readonly string[],
  options: AddOptions,
): Promise<Outcome> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && !(await isFolder(shell, only))) {
    return addOne(shell, only, options);
  }
  const opened: OpenedPath[] = [];
  for (const path of await listReviewPaths(shell, paths)) opened.push(await openPath(shell, path));
  if (!opened.some(({ input }) => input.kind === 'ok')) {
    return reportAdded(
      opened.map(({ file, input }) => failed(file, input as Refused)),
      options,
    );
  }
  return withPress(shell, async (deps) => queueEach(deps, opened, options));
}

async function addOne(shell: Shell, file: string, options: AddOptions): Promise<Outcome> {
  const input = await openFile(shell, file);
  if (input.kind === 'refused') return input;
  return withPress(shell, async (deps) => {
    const parsed = input.parse(await findLanguage(deps, options));
    if (parsed.kind === 'refused') return parsed;
    const queued = await queue(deps, parsed.review, options);
    return queued.kind === 'queued'
      ? { kind: 'done', json: queued.review, text: describePlace(queued.review) }
      : answerRefusal(queued);
  });
}

interface OpenedPath {
  readonly file: string;
  readonly input: ReviewInput | Refused;
}

const openPath = async (shell: Shell, path: ReviewPath): Promise<OpenedPath> => ({
  file: path.file,
  input: path.kind === 'file' ? await openFile(shell, path.file) : path.outcome,
});

/** The language of the newsletter that gets the reviews; null if none is found. */
async function findLanguage(deps: Press, { newsletter }: AddOptions): Promise<string | null> {
  const found = await press.findQueueLanguage(deps, deps.actor, newsletter ?? null);
  return found.kind === 'found' ? found.language : null;
}

async function queueEach(
  deps: Press,
  opened: readonly OpenedPath[],
  options: AddOptions,
): Promise<Outcome> {
  const added: AddedFile[] = [];
  const language = await findLanguage(deps, options);
  for (const { file, input } of opened) {
    const parsed = input.kind === 'ok' ? input.parse(language) : input;
    if (parsed.kind === 'refused') {
      added.push(failed(file, parsed));
      continue;
    }
    const queued = await queue(deps, parsed.review, options);
    if (queued.kind === 'queued') added.push({ kind: 'queued', file, review: queued.review });
    else if (queued.kind === 'already-queued') added.push(failed(file, answerRefusal(queued)));
    else return answerRefusal(queued);
  }
  return reportAdded(await Promise.all(added.map(async (each) => withPlace(deps, each))), options);
}

const queue = async (
  deps: Press,
  review: Review,
  { newsletter = '', again }: AddOptions,
): ReturnType<typeof press.queueReview> =>
  press.queueReview(deps, deps.actor, {
    newsletter: newsletter || null,
    review,
    again: again === true,
  });

const failed = (file: string, outcome: Failed | Refused): AddedFile => ({
  kind: 'failed',
  file,
  outcome,
});

/** A review's place once all are queued: better-rated ones come before it. */
async function withPlace(deps: Press, added: AddedFile): Promise<AddedFile> {
  if (added.kind === 'failed') return added;
  const shown = await press.showReview(deps, deps.actor, added.review.id);
  return shown.kind === 'ok' ? { ...added, review: shown.review } : added;
}
