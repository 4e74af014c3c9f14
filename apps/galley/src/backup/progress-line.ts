import { WIPE_LINE } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';

const AT_MOST_EVERY_MS = 100;

/** A line on a terminal that says how far something is; nothing elsewhere. */
export interface ProgressLine {
  /** Draws it, unless it was drawn a moment ago. */
  show(text: () => string): void;
  /** Erases it, because the result says as much. */
  end(): void;
}

export function createLine({ stderr }: Pick<Shell, 'stderr'>): ProgressLine {
  const live = stderr.isTTY === true;
  let drawnAt = -Infinity;
  return {
    show: (text) => {
      if (!live || performance.now() - drawnAt < AT_MOST_EVERY_MS) return;
      drawnAt = performance.now();
      stderr.write(`${WIPE_LINE}${text()}`);
    },
    end: () => {
      if (drawnAt !== -Infinity) stderr.write(WIPE_LINE);
      drawnAt = -Infinity;
    },
  };
}
