import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { formatProblem, showHarmlessly } from '@galley/core/input';
import type { Review, ReviewWords } from '@galley/core/review';
import { MOST_REVIEW_BYTES, readReview, type ParsedReview } from '@galley/core/review/formats';
import { readFileUpTo, TooManyBytes, tooLong } from '@galley/runtime';

/** A file that may hold a review, as it is now. */
export interface ReviewFile {
  /** Its path from the current folder, as people know it. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Changes whenever the file's content or permissions change. */
  readonly stamp: string;
  /** Why it is not read. */
  readonly refused?: string;
}

/** The review that a file holds, or what is wrong with it. */
export type ReadFile =
  | { readonly kind: 'review'; readonly file: ReviewFile; readonly review: Review }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** `2.txt` before `10.txt`. */
const BY_NAME = new Intl.Collator('en', { numeric: true });
const KINDS = /\.(?:txt|md|markdown|json)$/i;
/** How many files are open at a time; systems allow a process about a thousand. */
const AT_ONCE = 64;
/** Far above any issue; a folder with more was hardly meant (a home folder, a disk). */
const MOST_FILES = 500;
const MOST_ENTRIES = 20_000;

/** How much may still be listed. */
interface Left {
  files: number;
  entries: number;
}

/**
 * Lists the review files at these paths by name: given files as they are and, in folders at any
 * depth, every text, Markdown and JSON file that isn't hidden. Links to folders are not followed,
 * because they may lead in circles. The list ends after 500 files or 20,000 entries, with an extra
 * item that says so.
 */
export async function listReviewFiles(
  paths: readonly string[],
  cwd: string,
): Promise<readonly ReviewFile[]> {
  const left: Left = { files: MOST_FILES, entries: MOST_ENTRIES };
  const lists = await Promise.all(
    paths.map(async (path) => listPath(resolve(cwd, path), cwd, 'given', left)),
  );
  const files = lists.flat();
  return left.files >= 0 && left.entries >= 0 ? files : [...files, tooMany(paths)];
}

const tooMany = (paths: readonly string[]): ReviewFile => ({
  name: paths.join(', '),
  path: '',
  bytes: 0,
  stamp: '',
  refused: `found more than ${MOST_FILES} reviews or ${MOST_ENTRIES} files, expected at most that many; the rest is left out`,
});

async function listPath(
  path: string,
  cwd: string,
  as: 'given' | 'entry' | 'link',
  left: Left,
): Promise<ReviewFile[]> {
  left.entries -= 1;
  if (left.entries < 0 || left.files < 0) return [];
  // A file may be missing for a moment while an editor saves it; the next check finds it.
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found === null) return [];
  const file: ReviewFile = {
    name: relative(cwd, path) || path,
    path,
    bytes: Number(found.size),
    stamp: `${found.ctimeNs}/${found.size}/${found.ino}`,
  };
  // Pipes and devices may never end.
  if (found.isFile()) {
    if (as !== 'given' && !KINDS.test(path)) return [];
    left.files -= 1;
    return left.files < 0 ? [] : [file];
  }
  if (!found.isDirectory() || as === 'link') return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  // Reading it as a file reports why it can't be listed.
  if (entries === null) return [file];
  const wanted = entries.filter(({ name }) => !/^\.|^node_modules$/.test(name));
  const lists = await inTurns(
    wanted.toSorted((one, other) => BY_NAME.compare(one.name, other.name)),
    async (entry) =>
      listPath(join(path, entry.name), cwd, entry.isSymbolicLink() ? 'link' : 'entry', left),
  );
  return lists.flat();
}

/** Runs `work` on each of `all`, some at a time; the results are in the same order. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
}

/** Creates a reader that reads a file again only when its stamp has changed. */
export function createReader(
  words?: ReviewWords | readonly ReviewWords[],
): (files: readonly ReviewFile[]) => Promise<readonly ReadFile[]> {
  const known = new Map<string, { readonly stamp: string; readonly read: ReadFile }>();
  return async (files) => {
    const found = await inTurns(files, async (file) => {
      const last = known.get(file.path);
      if (last?.stamp === file.stamp) return { file, read: last.read };
      return { file, read: await readOne(file, words) };
    });
    known.clear();
    for (const { file, read } of found) known.set(file.path, { stamp: file.stamp, read });
    return found.map(({ read }) => read);
  };
}

async function readOne(
  file: ReviewFile,
  words: ReviewWords | readonly ReviewWords[] | undefined,
): Promise<ReadFile> {
  if (file.refused !== undefined) {
    return { kind: 'problems', problems: [`${showHarmlessly(file.name)}: ${file.refused}`] };
  }
  if (file.bytes > MOST_REVIEW_BYTES) {
    const found = `${file.bytes} bytes`;
    const expected = `at most ${MOST_REVIEW_BYTES} (${MOST_REVIEW_BYTES / 1024} KiB)`;
    const problem = { file: file.name, line: 1, found, expected };
    return { kind: 'problems', problems: [formatProblem(problem)] };
  }
  const bytes = await readFileUpTo(file.path, MOST_REVIEW_BYTES).catch(
    (error: unknown) => error as Error,
  );
  if (bytes instanceof TooManyBytes) {
    return { kind: 'problems', problems: [formatProblem(tooLong(file.name, bytes))] };
  }
  if (bytes instanceof Error) {
    return { kind: 'problems', problems: [`${showHarmlessly(file.name)}: ${bytes.message}`] };
  }
  const parsed: ParsedReview = readReview({ file: file.name, bytes, words });
  return parsed.kind === 'invalid'
    ? { kind: 'problems', problems: parsed.problems.map(formatProblem) }
    : { kind: 'review', file, review: parsed.review };
}

/** Reads the number that begins a file's name, by which people order files; null without one. */
export function positionOf({ path }: ReviewFile): number | null {
  const [digits] = /^\d{1,9}/.exec(basename(path)) ?? [];
  return digits === undefined ? null : Number(digits);
}
