import type { Complaint } from './text-rules.ts';

/** A trimmed line of a file, with its number. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
  /** The columns of white space before the text; 0 if missing. */
  readonly indent?: number;
}

export interface LocatedComplaint extends Complaint {
  readonly line: number;
}

const TAB = 4;

/** Trims a line and remembers how far it was indented. A tab leads to the next multiple of four. */
export function readSourceLine(source: string, line: number): SourceLine {
  const text = source.trim();
  const blanks = source.slice(0, source.length - source.trimStart().length);
  let indent = 0;
  for (const blank of blanks) indent = blank === '\t' ? indent - (indent % TAB) + TAB : indent + 1;
  return { text, line, indent };
}
