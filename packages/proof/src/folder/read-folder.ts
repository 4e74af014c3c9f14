import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { formatProblem, showHarmlessly } from '@galley/core/input';
import { MOST_REVIEW_BYTES, readReview, type ParsedReview, type Review } from '@galley/core/review';
import { readFileUpTo, TooManyBytes, tooLong } from '@galley/runtime';

/** A file that may hold a review, as it is now. */
export interface ReviewFile {
  /** As people know it, from where they stand. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Differs whenever the file was written, or may be read by others. */
  readonly stamp: string;
  /** Why it is not read. */
  readonly refused?: string;
}

/** What a file says. */
export type ReadFile =
  | { readonly kind: 'review'; readonly file: ReviewFile; readonly review: Review }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** `2.txt` before `10.txt`. */
const BY_NAME = new Intl.Collator('en', { numeric: true });
const KINDS = /\.(?:txt|md|markdown|json)$/i;
/** So many files are open at a time: systems let a process have about a thousand. */
const AT_ONCE = 64;
/** Far above any issue; what holds more was hardly meant (a home folder, a disk). */
const MOST_FILES = 500;
const MOST_ENTRIES = 20_000;

/** What may still be listed. */
interface Left {
  files: number;
  entries: number;
}

/**
 * The review files at these paths, in the order of their names: files as they are given, and of
 * folders every text, Markdown and JSON file in them, however deep, hidden ones aside. Links to
 * folders are not followed: they may lead in circles. At most 500 files are listed of 20,000
 * entries; one more then says so.
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
  refused: `found more than ${MOST_FILES} reviews or ${MOST_ENTRIES} files, expected at most so many; the rest is left out`,
});

async function listPath(
  path: string,
  cwd: string,
  as: 'given' | 'entry' | 'link',
  left: Left,
): Promise<ReviewFile[]> {
  left.entries -= 1;
  if (left.entries < 0 || left.files < 0) return [];
  // Whatever was taken away a moment ago, as editors do while they save, is there again in the next.
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found === null) return [];
  const file: ReviewFile = {
    name: relative(cwd, path) || path,
    path,
    bytes: Number(found.size),
    stamp: `${found.ctimeNs}/${found.size}/${found.ino}`,
  };
  // Pipes and devices have no end.
  if (found.isFile()) {
    if (as !== 'given' && !KINDS.test(path)) return [];
    left.files -= 1;
    return left.files < 0 ? [] : [file];
  }
  if (!found.isDirectory() || as === 'link') return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  // Read as a file it tells why it can't be looked into.
  if (entries === null) return [file];
  const wanted = entries.filter(({ name }) => !/^\.|^node_modules$/.test(name));
  const lists = await inTurns(
    wanted.toSorted((one, other) => BY_NAME.compare(one.name, other.name)),
    async (entry) =>
      listPath(join(path, entry.name), cwd, entry.isSymbolicLink() ? 'link' : 'entry', left),
  );
  return lists.flat();
}

/** Does something with each of `all`, some at a time; what comes of them is in their order. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
}

/** Reads files, each once as long as it is not written again. */
export function createReader(): (files: readonly ReviewFile[]) => Promise<readonly ReadFile[]> {
  const known = new Map<string, { readonly stamp: string; readonly read: ReadFile }>();
  return async (files) => {
    const found = await inTurns(files, async (file) => {
      const last = known.get(file.path);
      if (last?.stamp === file.stamp) return { file, read: last.read };
      return { file, read: await readOne(file) };
    });
    known.clear();
    for (const { file, read } of found) known.set(file.path, { stamp: file.stamp, read });
    return found.map(({ read }) => read);
  };
}

async function readOne(file: ReviewFile): Promise<ReadFile> {
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
  const parsed: ParsedReview = readReview({ file: file.name, bytes });
  return parsed.kind === 'invalid'
    ? { kind: 'problems', problems: parsed.problems.map(formatProblem) }
    : { kind: 'review', file, review: parsed.review };
}

/** The number with which a file's name begins, for people who put files in order; null without one. */
export function positionOf({ path }: ReviewFile): number | null {
  const [digits] = /^\d{1,9}/.exec(basename(path)) ?? [];
  return digits === undefined ? null : Number(digits);
}
