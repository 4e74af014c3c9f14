import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { formatProblem } from '@galley/core/input';
import { readReview, type ParsedReview, type Review } from '@galley/core/review';

/** A file that may hold a review, as it is now. */
export interface ReviewFile {
  /** As people know it, from where they stand. */
  readonly name: string;
  readonly path: string;
  /** Differs whenever the file was written. */
  readonly stamp: string;
}

/** What a file says. */
export type ReadFile =
  | { readonly kind: 'review'; readonly file: ReviewFile; readonly review: Review }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** `2.txt` before `10.txt`. */
const BY_NAME = new Intl.Collator('en', { numeric: true });
const KINDS = /\.(?:txt|md|markdown|json)$/i;

/**
 * The review files at these paths, in the order of their names: files as they are given, and of
 * folders every text, Markdown and JSON file in them, however deep, hidden ones aside.
 */
export async function listReviewFiles(
  paths: readonly string[],
  cwd: string,
): Promise<readonly ReviewFile[]> {
  const lists = await Promise.all(
    paths.map(async (path) => listPath(resolve(cwd, path), cwd, true)),
  );
  return lists.flat();
}

async function listPath(path: string, cwd: string, isGiven: boolean): Promise<ReviewFile[]> {
  // Whatever was taken away a moment ago, as editors do while they save, is there again in the next.
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) {
    if (!isGiven && !KINDS.test(path)) return [];
    const stamp = `${found.mtimeNs}/${found.size}/${found.ino}`;
    return [{ name: relative(cwd, path) || path, path, stamp }];
  }
  const names = (await readdir(path)).filter((name) => !/^\.|^node_modules$/.test(name));
  const lists = await Promise.all(
    names.toSorted(BY_NAME.compare).map(async (name) => listPath(join(path, name), cwd, false)),
  );
  return lists.flat();
}

/** Reads files, each once as long as it is not written again. */
export function createReader(): (files: readonly ReviewFile[]) => Promise<readonly ReadFile[]> {
  const known = new Map<string, { readonly stamp: string; readonly read: ReadFile }>();
  return async (files) => {
    const found = await Promise.all(
      files.map(async (file) => {
        const last = known.get(file.path);
        if (last?.stamp === file.stamp) return { file, read: last.read };
        return { file, read: await readOne(file) };
      }),
    );
    known.clear();
    for (const { file, read } of found) known.set(file.path, { stamp: file.stamp, read });
    return found.map(({ read }) => read);
  };
}

async function readOne(file: ReviewFile): Promise<ReadFile> {
  const bytes = await readFile(file.path).catch((error: unknown) => error as Error);
  if (bytes instanceof Error) {
    return { kind: 'problems', problems: [`${file.name}: ${bytes.message}`] };
  }
  const parsed: ParsedReview = readReview({ file: file.name, bytes });
  return parsed.kind === 'invalid'
    ? { kind: 'problems', problems: parsed.problems.map(formatProblem) }
    : { kind: 'review', file, review: parsed.review };
}

/** The number with which a file's name begins, for people who put files in order; null without one. */
export const positionOf = ({ path }: ReviewFile): number | null => {
  const [digits] = /^\d{1,9}/.exec(basename(path)) ?? [];
  return digits === undefined ? null : Number(digits);
};
