import type { Complaint } from './text-rules.ts';

/** A trimmed line of a file, with its number. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
}

export interface LocatedComplaint extends Complaint {
  readonly line: number;
}
