import type { StepName } from '@galley/core/editor';
import type { IssueState } from '@galley/core/issue';

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
}

export type RefusalCode = keyof RefusalFacts;

/** A step that was not taken, and why. */
export type RefusalOf<C extends RefusalCode> = { readonly kind: C } & RefusalFacts[C];
export type Refusal = { [C in RefusalCode]: RefusalOf<C> }[RefusalCode];
