import type { InputProblem } from '@galley/core/input';
import type { ImportPlan, ShownColumn } from '@galley/core/subscription';
import type { FieldProblem } from './subscription-deps.ts';

/** `rows` of the file have been read, or of `of` addresses have been stored. */
export type ImportProgress =
  | { readonly kind: 'reading'; readonly rows: number }
  | { readonly kind: 'storing'; readonly rows: number; readonly of: number };

/** An address on a line of the file. */
export interface ListedRow {
  readonly line: number;
  readonly address: string;
}

/** An address that stands in the file a second time; the strictest of its lines counts. */
export interface RepeatedRow extends ListedRow {
  readonly firstLine: number;
}

export interface SuppressedRow extends ListedRow {
  readonly reason: string;
}

/** What an import did, or of a dry run what it would do. Of each kind of row the first are listed. */
export interface ImportReport {
  readonly dryRun: boolean;
  readonly file: { readonly name: string; readonly sha256: string };
  readonly format: ImportPlan['format'];
  /** What each column was read as. */
  readonly columns: readonly ShownColumn[];
  readonly warnings: readonly string[];
  /** Different addresses in the file that could be read. */
  readonly addresses: number;
  /** Came in as confirmed, and are mailed. */
  readonly added: number;
  /** Came in as people who get no mail. */
  readonly addedOut: {
    readonly unsubscribed: number;
    readonly pending: number;
    /** Whatever their status, the file says that their address must not be mailed. */
    readonly suppressed: number;
  };
  /** Addresses that the file suppressed, known or new. */
  readonly newlySuppressed: number;
  /** Had a subscription before, whose status stays. */
  readonly existing: number;
  /** Of these, people who left according to the file and are confirmed here. */
  readonly stillConfirmed: { readonly count: number; readonly rows: readonly ListedRow[] };
  /** Names that were placeholders nobody had filled in. */
  readonly namesDropped: number;
  /** How many rows were left out, and why. */
  readonly leftOut: {
    readonly repeated: number;
    readonly suppressed: number;
    readonly unconfirmed: number;
    readonly refused: number;
  };
  readonly repeated: readonly RepeatedRow[];
  readonly suppressed: readonly SuppressedRow[];
  readonly unconfirmed: readonly ListedRow[];
  /** Rows left out by `skipBad`, or of a dry run those that need it. */
  readonly refused: readonly InputProblem[];
}

export type ImportOutcome =
  | ({ readonly kind: 'imported' } & ImportReport)
  /** Nothing was stored; `count` problems were found; the first are listed. */
  | {
      readonly kind: 'invalid';
      readonly count: number;
      readonly problems: readonly InputProblem[];
    }
  /** No row of the file can be trusted, so that leaving bad ones out is no way either. */
  | {
      readonly kind: 'broken';
      readonly problem: InputProblem;
      readonly columns: readonly ShownColumn[];
    }
  | { readonly kind: 'no-consent'; readonly problems: readonly FieldProblem[] };
