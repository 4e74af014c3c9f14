/** Why an input was refused: where, what was found there, and what was expected. */
export interface InputProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}
