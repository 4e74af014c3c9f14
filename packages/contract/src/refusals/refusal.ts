import type { StepName } from '@galley/core/editor';
import type { InputProblem } from '@galley/core/input';
import type { IssueState } from '@galley/core/issue';
import type { ShownColumn } from '@galley/core/subscription';
import type { PreflightReport } from '../issue/index.ts';
import type { AlreadyQueued, ListedReview } from '../review/index.ts';

/** An invalid field of the input: what was found there, and what was expected. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** The facts of each refusal, by its code. */
export interface RefusalFacts {
  /** No newsletter matches: `slug` is unknown, or null and there is no default. */
  'no-newsletter': { readonly slug: string | null; readonly slugs: readonly string[] };
  'no-issue': { readonly number: number };
  /**
   * The installation came out of a backup, and nothing leaves it: until a person releases it, or, if it
   * is a copy, for good.
   */
  'installation-held': { readonly held: 'restored' | 'copy'; readonly restoredAt: string | null };
  /** The installation came out of no backup, or was released already. */
  'not-restored': object;
  /** It is not a copy. */
  'no-copy': object;
  /** What was typed doesn't name every newsletter that would be released. */
  'other-names': { readonly expected: readonly string[] };
  /** After a restore, nobody can say whether the rest of the issue was sent. */
  'rest-unknown': { readonly number: number };
  'no-review': { readonly id: string };
  /** The issue's state rules the step out; `detail` says which states allow it. */
  'wrong-state': { readonly number: number; readonly state: IssueState; readonly detail: string };
  /** Neither the actor's role nor, for a key, its scopes allow the step. */
  'not-allowed': { readonly step: StepName };
  invalid: { readonly problems: readonly FieldProblem[] };
  /** The newsletter has no sender, so its issues can't be sent. */
  'no-sender': { readonly number: number };
  'no-testers': object;
  /** Every recipient of the test is suppressed. */
  'all-suppressed': { readonly addresses: readonly string[] };
  /** The provider did not accept a mail to this address. */
  'not-accepted': { readonly address: string; readonly message: string };
  /** The provider does not let us read what it sent. */
  unreadable: { readonly detail: string };
  /** No mail to this address is uncertain. */
  'not-uncertain': { readonly number: number; readonly address: string };
  /** No review is ready; `held` are kept for later. */
  'nothing-queued': { readonly held: number };
  /** The slot can't be compiled; `next` lists some that can. */
  'no-slot': {
    readonly slot: string | null;
    readonly detail: string;
    readonly next: readonly string[];
  };
  /** No issue of that month featured a rated review. */
  'nothing-rated': { readonly month: string };
  /** That month's best-of is already released. */
  'already-out': { readonly number: number };
  /** The undo window is over, or mail may have left: the issue can be paused. */
  'undo-over': { readonly number: number };
  /**
   * No reader of the issue was rejected for a reason that could have gone: `stay` were rejected for
   * their own address or for what they would be sent again, and of `arrived` something says that they
   * have it.
   */
  'nothing-to-send-again': {
    readonly number: number;
    readonly stay: number;
    readonly arrived: number;
  };
  /** Readers could be sent the issue again, but the reason why they were rejected is still there. */
  'reason-not-gone': { readonly number: number; readonly detail: string };
  /** The issue's deliveries were dropped, so nobody knows who got it. */
  'deliveries-dropped': { readonly number: number };
  /** The issue's bytes have changed since it was proofed. */
  'other-hash': { readonly number: number; readonly contentHash: string };
  /** The issue is dated another day than the one on which it may go out or be approved. */
  'other-day': {
    readonly number: number;
    readonly datedOn: string;
    readonly today: string;
    readonly timeZone: string;
  };
  /** Preflight stops the issue; `stops` are the findings that nobody overrode. */
  stopped: {
    readonly number: number;
    readonly report: PreflightReport;
    readonly stops: PreflightReport['findings'];
  };
  /** A review of the same article is queued, held, compiled or featured. */
  'already-queued': AlreadyQueued;
  /** What a URL leads to can't be read; `why` goes on from "It can't be read: ". */
  'unreadable-url': { readonly url: string; readonly why: string };
  'no-feed': { readonly id: string };
  'already-watched': { readonly id: string; readonly url: string };
  'no-candidate': { readonly id: string };
  /** The candidate has become a review. */
  'candidate-state': { readonly id: string; readonly state: 'taken' };
  /** The review is the only one of its issue. */
  'last-in-issue': { readonly number: number };
  /** The review's state rules the step out: a featured or removed review can't change. */
  'review-state': Pick<ListedReview, 'id' | 'state'>;
  /** The queue has changed, and the place is no longer there; `order` is the present one. */
  'queue-moved': { readonly version: string; readonly order: readonly string[] };
  /** The review has no edits that its issue doesn't hold. */
  'nothing-pending': { readonly id: string };
  /** The change would void the issue's approval, and the call didn't say that it may. */
  'approval-goes': {
    readonly id: string;
    readonly number: number;
    readonly approvedBy: string | null;
  };
  /** The review, or a text of it, has not gone out in any issue yet. */
  'not-sent': Pick<ListedReview, 'id' | 'state'>;
  /** An approved issue holds the text to be corrected, and the call didn't say that its approval may go. */
  'old-text-approved': {
    readonly id: string;
    readonly number: number;
    readonly approvedBy: string | null;
  };
  /** The deliveries of these issues were dropped, so nobody can say who got the old text. */
  'readers-unknown': { readonly id: string; readonly issues: readonly number[] };
  /** The review has no such correction, or none at all. */
  'no-correction': { readonly id: string; readonly number: number | null };
  /** Nobody who surely got the old text has yet to be told of the correction. */
  'nobody-to-tell': { readonly id: string; readonly number: number };
  /** The review's history has no such version. */
  'no-version': { readonly id: string; readonly version: number };
  'address-suppressed': { readonly address: string; readonly reason: string };
  /** Nothing is stored about the address. */
  'no-subscriber': { readonly address: string };
  /** The newsletter, named by its slug, has no such subscriber; another one may. */
  'no-member': { readonly newsletter: string };
  /** A mail of these issues to the address is under way, and a retry would need its bytes. */
  'in-flight': { readonly issues: readonly number[] };
  /** The suppression is an erasure, which only the person's own confirmation lifts. */
  'erased-at-wish': { readonly address: string };
  /** The import file can't be trusted at all; `columns` says what was read before the problem. */
  'unreadable-file': {
    readonly problem: InputProblem;
    readonly columns: readonly ShownColumn[];
  };
  /** Rows of an import file are invalid; the first of them are listed. */
  'bad-rows': { readonly count: number; readonly problems: readonly InputProblem[] };
  /** Nobody is signed in: the session or the key is unknown or has ended. */
  'not-signed-in': object;
  /** The person has to sign this call with a passkey first. */
  'step-up-needed': { readonly step: StepName };
  /** The account was recovered by e-mail, and nobody has confirmed yet that it was this person. */
  restricted: { readonly step: StepName };
  /** The link is unknown, spent or too old. */
  'dead-link': { readonly what: 'sign-in' | 'invitation' | 'first-owner' };
  /** The link belongs to the browser that asked for it; it is not spent. */
  'other-browser': object;
  /** The passkey did not prove who uses it; `detail` says why. */
  'passkey-refused': { readonly detail: string };
  /** The account can't be recovered from this session. */
  'no-recovery': { readonly detail: string };
  'no-person': { readonly person: string };
  'no-key': { readonly id: string };
  'no-webhook': { readonly id: string };
  /** Nothing was posted to the target under that id, or it is no longer kept. */
  'no-event': { readonly id: string; readonly event: string };
  /** The target is disabled, so nothing is posted to it. */
  'webhook-disabled': { readonly id: string };
  /** The place already has as many targets as it may have. */
  'too-many-webhooks': { readonly most: number };
  'no-import': { readonly id: string };
  /** What has become of the import rules the step out. */
  'import-state': {
    readonly id: string;
    readonly state:
      'checking' | 'checked' | 'unreadable' | 'importing' | 'imported' | 'stopped' | 'failed';
  };
  /** Somebody has said something else about the file since it was looked at. */
  'import-changed': { readonly id: string; readonly version: number };
  'too-many-imports': { readonly most: number };
  'no-session': { readonly id: string };
  'no-passkey': { readonly id: string };
  'no-invitation': { readonly id: string };
  'already-person': { readonly address: string };
  /** Without this person, nobody could manage people. */
  'last-owner': object;
  /** The person's role does not cover this scope. */
  'scope-beyond-role': { readonly scope: string };
  /** It was tried too often; `seconds` says when to try again. */
  'too-many': { readonly seconds: number };
  /** These fields have changed since `base`; `theirs` is stored now, `yours` is not. */
  conflict: {
    readonly base: number;
    readonly version: number;
    readonly fields: readonly {
      readonly field: string;
      readonly theirs: unknown;
      readonly yours: unknown;
    }[];
  };
}

export type RefusalCode = keyof RefusalFacts;

/** A refused step, and why. */
export type RefusalOf<C extends RefusalCode> = C extends RefusalCode
  ? { readonly kind: C } & RefusalFacts[C]
  : never;
export type Refusal = RefusalOf<RefusalCode>;
