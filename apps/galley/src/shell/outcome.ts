import type { Paint } from './paint.ts';

/** How a command ended; its kind decides the exit code and what goes to which stream. */
export type Outcome = Done | Printed | Served | Failed | Refused;

/** Exit 0. */
export interface Done extends Result {
  readonly kind: 'done';
}

/** Exit 0; the result is on stdout already, because it came in a stream. */
export interface Printed {
  readonly kind: 'printed';
}

/** Exit 0; it ran until a signal ended it, as it is meant to. */
export interface Served {
  readonly kind: 'served';
}

/** Exit 1: it was asked for rightly and did not succeed. A result may still be printed. */
export interface Failed extends Partial<Result> {
  readonly kind: 'failed';
  readonly problem: string;
}

/** Exit 2: wrong usage or bad input; nothing was changed. */
export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly string[];
}

interface Result {
  /** What `--json` prints. */
  readonly json: unknown;
  /** What is printed otherwise. */
  readonly text: string | ((paint: Paint) => string);
  /** The text is for programs as well: what is no terminal gets its very bytes. */
  readonly exact?: boolean;
  /** Said on stderr besides the result. */
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
