import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { refuse, type Refused } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';

/** A file argument to read, or why there is nothing to read in it. */
export type ReviewPath =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'nothing'; readonly file: string; readonly outcome: Refused };

/** The files that arguments name: folders name the review files in them, however deep. */
export async function listReviewPaths(
  shell: Shell,
  paths: readonly string[],
): Promise<readonly ReviewPath[]> {
  const lists = await Promise.all(paths.map(async (path) => listPath(shell, path)));
  return lists.flat();
}

async function listPath(shell: Shell, path: string): Promise<readonly ReviewPath[]> {
  if (path === '-' || !(await isFolder(shell, path))) return [{ kind: 'file', file: path }];
  const { listReviewFiles } = await import('@galley/proof/files');
  const files = await listReviewFiles([path], shell.cwd);
  if (files.length === 0) {
    const problem = `${path}: found no review in this folder, expected a text, Markdown or JSON file`;
    return [{ kind: 'nothing', file: path, outcome: refuse(problem) }];
  }
  return files.map(({ name, refused }) =>
    refused === undefined
      ? { kind: 'file', file: name }
      : { kind: 'nothing', file: name, outcome: refuse(`${name}: ${refused}`) },
  );
}

export const isFolder = async ({ cwd }: Shell, path: string): Promise<boolean> =>
  stat(resolve(cwd, path)).then(
    (found) => found.isDirectory(),
    () => false,
  );
