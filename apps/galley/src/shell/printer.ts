import { showLinesHarmlessly } from '@galley/core/input';
import { drawMarks } from './paint.ts';
import type { Out } from './out.ts';

/**
 * The only way to a terminal. Names, titles, file names, arguments and provider answers come from
 * outside and may hold control characters, which are shown as code points. Only our own marks
 * ({@link drawMarks}) become escape sequences.
 */
export interface Printer extends Out {
  /** For people: only our own marks can control the terminal. */
  write(text: string): unknown;
  /** For programs: exact bytes; a terminal gets them as `write` shows them. */
  writeExact(text: string): unknown;
}

export function createPrinter(out: Out): Printer {
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
}
