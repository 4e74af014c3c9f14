import type { ImportProgress } from '@galley/press/subscription';
import { WIPE_LINE } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';

/** Shows an import's progress on a terminal; prints nothing elsewhere. */
export interface ImportProgressView {
  show(progress: ImportProgress): void;
  /** Erases the line, because the result says as much. */
  end(): void;
}

export function createImportProgress({ stderr }: Shell): ImportProgressView {
  const live = stderr.isTTY === true;
  const put = (line: string): void => void (live && stderr.write(`${WIPE_LINE}${line}`));
  return {
    show: (progress) => put(describe(progress)),
    end: () => put(''),
  };
}

function describe(progress: ImportProgress): string {
  const rows = progress.rows.toLocaleString('en');
  if (progress.kind === 'reading') return `${rows} rows read`;
  const percent = Math.floor((progress.rows / Math.max(1, progress.of)) * 100);
  return `${rows} of ${progress.of.toLocaleString('en')} stored (${percent} %)`;
}
