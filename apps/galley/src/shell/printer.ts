import { showLinesHarmlessly } from '@galley/core/input';
import { drawMarks } from './paint.ts';
import type { Out } from './out.ts';

/**
 * The one way to a terminal. Names, titles, file names, arguments and what a provider answered come
 * from outside and may hold characters that a terminal obeys: they are shown by their code points.
 * Only marks of our own ({@link drawMarks}) become escape sequences.
 */
export interface Printer extends Out {
  /** For people: lines in which nothing but our own marks steers the terminal. */
  write(text: string): unknown;
  /** For programs, which want the very bytes; a terminal gets them as `write` shows them. */
  writeExact(text: string): unknown;
}

export const createPrinter = (out: Out): Printer => {
  const write = (text: string): unknown => out.write(drawMarks(text, showLinesHarmlessly));
  return {
    write,
    writeExact: (text) =>
      out.isTTY === true ? write(text.replaceAll('\r\n', '\n')) : out.write(text),
    get isTTY() {
      return out.isTTY === true;
    },
    get columns() {
      return out.columns ?? 100;
    },
  };
};
