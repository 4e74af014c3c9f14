import type { ImportProgress } from '@galley/press/subscription';
import type { Clock } from '@galley/runtime';
import { spell } from '../issue/duration-text.ts';
import { createPaint, WIPE_LINE } from '../shell/paint.ts';
import { progressBar } from '../shell/progress-bar.ts';
import type { Shell } from '../shell/shell.ts';

/** Shows an import's progress on a terminal; prints nothing elsewhere. */
export interface ImportProgressView {
  show(progress: ImportProgress): void;
  /** Erases the line, because the result says as much. */
  end(): void;
}

/** How much of the file has been read. */
export interface ReadSoFar {
  readonly bytes: number;
  /** The file's size; null if unknown, as for standard input. */
  readonly of: number | null;
}

export function createImportProgress(
  shell: Pick<Shell, 'stderr' | 'env'>,
  clock: Clock,
  readSoFar: () => ReadSoFar,
): ImportProgressView {
  const { stderr } = shell;
  const paint = createPaint(stderr, shell.env);
  const live = stderr.isTTY === true;
  const put = (line: string): void => void (live && stderr.write(`${WIPE_LINE}${line}`));
  // Reading and storing each take time.
  let phase: { readonly kind: ImportProgress['kind']; readonly since: number } | null = null;

  const show = (progress: ImportProgress): void => {
    const now = clock().getTime();
    if (phase?.kind !== progress.kind) phase = { kind: progress.kind, since: now };
    const share = shareOf(progress, readSoFar());
    const doing = describe(progress);
    if (share === null) return put(doing);
    const seconds = (now - phase.since) / 1000;
    const parts = [
      progressBar(paint, share),
      `${Math.floor(share * 100)} %`,
      doing,
      // Too short a time says nothing about the rest.
      ...(seconds >= 1 && share > 0 && share < 1
        ? [`${spell((seconds / share) * (1 - share))} left`]
        : []),
    ];
    put(parts.join('  '));
  };

  return { show, end: () => put('') };
}

function shareOf(progress: ImportProgress, { bytes, of }: ReadSoFar): number | null {
  if (progress.kind === 'storing') return progress.rows / Math.max(1, progress.of);
  return of === null || of === 0 ? null : Math.min(1, bytes / of);
}

function describe(progress: ImportProgress): string {
  const rows = progress.rows.toLocaleString('en');
  return progress.kind === 'reading'
    ? `${rows} rows read`
    : `${rows} of ${progress.of.toLocaleString('en')} stored`;
}
