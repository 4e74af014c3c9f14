import type { StepName } from '@galley/core/editor';
import type { InputProblem } from '@galley/core/input';
import type { IssueState } from '@galley/core/issue';
import type { ShownColumn } from '@galley/core/subscription';
import type { PreflightReport } from '../issue/index.ts';
import type { AlreadyQueued, ListedReview } from '../review/index.ts';

/** A field of the input that can't be taken: what was found there, and what was expected. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** What is known about each refusal, by its code. */
export interface RefusalFacts {
  /** Nobody knows which newsletter is meant: `slug` is unknown, or null and there is no default. */
  'no-newsletter': { readonly slug: string | null; readonly slugs: readonly string[] };
  'no-issue': { readonly number: number };
  'no-review': { readonly id: string };
  /** The issue is in a state that rules the step out; `detail` says which states allow it. */
  'wrong-state': { readonly number: number; readonly state: IssueState; readonly detail: string };
  /** The actor's role does not include the step. */
  'not-allowed': { readonly step: StepName };
  invalid: { readonly problems: readonly FieldProblem[] };
  /** An issue can't be sent before its newsletter has a sender. */
  'no-sender': { readonly number: number };
  'no-testers': object;
  /** Everybody who would get the test is suppressed. */
  'all-suppressed': { readonly addresses: readonly string[] };
  /** The provider did not accept a mail to this address. */
  'not-accepted': { readonly address: string; readonly message: string };
  /** The provider would not show what it has sent. */
  unreadable: { readonly detail: string };
  /** No mail to this address is uncertain. */
  'not-uncertain': { readonly number: number; readonly address: string };
  'nothing-queued': object;
  /** That date can't be had; `next` are some that can. */
  'no-slot': {
    readonly slot: string | null;
    readonly detail: string;
    readonly next: readonly string[];
  };
  /** No issue of that month featured a review with a rating. */
  'nothing-rated': { readonly month: string };
  /** The best of that month is on its way, or out. */
  'already-out': { readonly number: number };
  /** The issue holds other bytes than those that were looked at. */
  'other-hash': { readonly number: number; readonly contentHash: string };
  /** Preflight stops the issue; `stops` are the findings that nobody set aside. */
  stopped: {
    readonly number: number;
    readonly report: PreflightReport;
    readonly stops: PreflightReport['findings'];
  };
  /** A review of the same article is queued, held, compiled or featured. */
  'already-queued': AlreadyQueued;
  /** The review is the only one of its issue. */
  'last-in-issue': { readonly number: number };
  /** The review is where the step can't be taken: what was featured or removed stays as it is. */
  'review-state': Pick<ListedReview, 'id' | 'state'>;
  'address-suppressed': { readonly address: string; readonly reason: string };
  /** Nothing is stored about the address. */
  'no-subscriber': { readonly address: string };
  /** A mail of these issues to the address is on the wire: its bytes are needed until that is settled. */
  'in-flight': { readonly issues: readonly number[] };
  /** The suppression is an erasure: only the person's own confirmation lifts it. */
  'erased-at-wish': { readonly address: string };
  /** No row of an import file can be trusted; `columns` says what was read until then. */
  'unreadable-file': {
    readonly problem: InputProblem;
    readonly columns: readonly ShownColumn[];
  };
  /** Rows of an import file can't be taken; the first of them are listed. */
  'bad-rows': { readonly count: number; readonly problems: readonly InputProblem[] };
}

export type RefusalCode = keyof RefusalFacts;

/** A step that was not taken, and why. */
export type RefusalOf<C extends RefusalCode> = C extends RefusalCode
  ? { readonly kind: C } & RefusalFacts[C]
  : never;
export type Refusal = RefusalOf<RefusalCode>;
