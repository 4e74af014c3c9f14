import type { Refusal } from '@galley/contract/refusals';
import type { Paint } from './paint.ts';

/** How a command ended; its kind decides the exit code and the streams. */
export type Outcome = Done | Printed | Served | Failed | Refused;

/** Exit 0. */
export interface Done extends Result {
  readonly kind: 'done';
}

/** Exit 0; the result was already streamed to stdout. */
export interface Printed {
  readonly kind: 'printed';
}

/** Exit 0; it ran until a signal ended it, as intended. */
export interface Served {
  readonly kind: 'served';
}

/** Exit 1: valid input, but the command did not succeed. It may still print a result. */
export interface Failed extends Partial<Result> {
  readonly kind: 'failed';
  readonly problem: string;
  /** 2 if all of it was bad input. */
  readonly exit?: 1 | 2;
  /** The step's refusal, if that is why. */
  readonly refusal?: Refusal;
}

/** Exit 2: wrong usage or bad input; nothing changed. */
export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly string[];
  /** The step's refusal, if that is why. */
  readonly refusal?: Refusal;
}

interface Result {
  /** What `--json` prints. */
  readonly json: unknown;
  /** What is printed without `--json`. */
  readonly text: string | ((paint: Paint) => string);
  /** True if the text is for programs too, which get its exact bytes. */
  readonly exact?: boolean;
  /** Printed to stderr beside the result. */
  readonly notes?: readonly string[];
}

export const EXIT = {
  done: 0,
  printed: 0,
  served: 0,
  failed: 1,
  refused: 2,
} as const satisfies Record<Outcome['kind'], number>;

export const refuse = (...problems: string[]): Refused => ({ kind: 'refused', problems });
