/** Why a piece of input was refused: where, what was found there, and what was expected instead. */
export interface InputProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}
