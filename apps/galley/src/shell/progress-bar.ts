import type { Paint } from './paint.ts';

const CELLS = 30;

/** A bar of 30 cells, filled to a share between 0 and 1. */
export function progressBar(paint: Paint, share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * CELLS);
  return paint.green('█'.repeat(full)) + paint.dim('░'.repeat(CELLS - full));
}
