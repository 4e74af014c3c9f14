import type {
  Forecast,
  IssueState,
  PreflightFinding,
  PreflightReport,
  Rendition,
} from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import type { Database, Selectable } from '@galley/db';
import type { NoNewsletter } from '../newsletter/index.ts';
import type { PressDeps } from '../press-deps.ts';

export type { PressDeps, Wake, WakeJob } from '../press-deps.ts';

export type Issue = Selectable<Database['issue']>;

export interface IssueRef {
  /** A newsletter's slug; null means the default one. */
  readonly newsletter: string | null;
  readonly number: number;
}
export type NoIssue = { readonly kind: 'no-issue'; readonly number: number };
/** The edge is not legal from where the issue stands. */
export type WrongIssueState = {
  readonly kind: 'wrong-state';
  readonly number: number;
  readonly state: IssueState;
  /** A sentence: what it would have taken. */
  readonly detail: string;
};

export interface ShownIssue {
  readonly issue: Issue;
  readonly newsletter: { readonly id: string; readonly slug: string; readonly title: string };
  readonly reviews: readonly {
    readonly id: string;
    readonly slug: string;
    readonly review: Review;
  }[];
  readonly renditions: readonly Rendition[];
}

export type CompileIssue =
  | {
      readonly kind: 'compiled';
      readonly issue: Issue;
      /** True when an open issue of that slot was compiled again. */
      readonly again: boolean;
      readonly approvalVoided: boolean;
      readonly titles: readonly string[];
      /** Ready but over the maximum: carried over to the next issue. */
      readonly carriedOver: number;
    }
  /** Nothing is in the queue. */
  | { readonly kind: 'empty' }
  /** `slot` is not a due date of the cadence, or is decided for good; `next` are some that can be had. */
  | {
      readonly kind: 'no-slot';
      readonly slot: string;
      readonly detail: string;
      readonly next: readonly string[];
    }
  | NoNewsletter;

/** The same counts as `galley issue status --json` prints. */
export interface IssueCounts {
  readonly audience: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly excluded: number;
  readonly uncertain: number;
  readonly pending: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}
export interface IssueStatus {
  readonly number: number;
  readonly state: IssueState;
  readonly reason: string | null;
  readonly counts: IssueCounts;
}

export type ApproveIssue =
  | { readonly kind: 'approved'; readonly issue: Issue; readonly report: PreflightReport }
  | {
      readonly kind: 'stopped';
      readonly report: PreflightReport;
      readonly stops: readonly PreflightFinding[];
    }
  | { readonly kind: 'other-hash'; readonly contentHash: string }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] }
  | WrongIssueState
  | NoIssue
  | NoNewsletter;

export type MoveIssue =
  { readonly kind: 'done'; readonly issue: Issue } | WrongIssueState | NoIssue | NoNewsletter;

/** What one look at the clock did. */
export interface RunSlots {
  readonly compiled: readonly {
    readonly newsletter: string;
    readonly number: number;
    readonly dueOn: string;
  }[];
  readonly skipped: readonly {
    readonly newsletter: string;
    readonly dueOn: string;
    readonly reason: 'empty' | 'missed';
  }[];
  readonly approved: readonly { readonly newsletter: string; readonly number: number }[];
  readonly released: readonly { readonly newsletter: string; readonly number: number }[];
  readonly held: readonly {
    readonly newsletter: string;
    readonly number: number;
    readonly reason: 'not-approved' | 'too-late';
  }[];
  readonly failures: readonly { readonly newsletter: string; readonly error: unknown }[];
}

export declare function compileIssue(
  deps: PressDeps,
  input: { readonly newsletter: string | null; readonly slot?: string; readonly extra?: boolean },
): Promise<CompileIssue>;
export declare function listIssues(
  deps: Pick<PressDeps, 'db'>,
  input: { readonly newsletter: string | null },
): Promise<{ readonly kind: 'ok'; readonly issues: readonly Issue[] } | NoNewsletter>;
export declare function showIssue(
  deps: Pick<PressDeps, 'db'>,
  ref: IssueRef,
): Promise<({ readonly kind: 'ok' } & ShownIssue) | NoIssue | NoNewsletter>;
/** A text sets it for good, null goes back to the proposal. */
export declare function setIssue(
  deps: PressDeps,
  input: IssueRef & { readonly subject?: string | null; readonly preheader?: string | null },
): Promise<
  | { readonly kind: 'set'; readonly issue: Issue; readonly approvalVoided: boolean }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] }
  | WrongIssueState
  | NoIssue
  | NoNewsletter
>;
export declare function preflightIssue(
  deps: PressDeps,
  ref: IssueRef,
): Promise<
  | { readonly kind: 'ok'; readonly issue: Issue; readonly report: PreflightReport }
  | NoIssue
  | NoNewsletter
>;
export declare function approveIssue(
  deps: PressDeps,
  input: IssueRef & {
    readonly hash?: string;
    readonly by: string;
    readonly overrides?: readonly { readonly rule: string; readonly because: string }[];
  },
): Promise<ApproveIssue>;
export declare function releaseIssue(deps: PressDeps, ref: IssueRef): Promise<MoveIssue>;
export declare function pauseIssue(deps: PressDeps, ref: IssueRef): Promise<MoveIssue>;
export declare function resumeIssue(deps: PressDeps, ref: IssueRef): Promise<MoveIssue>;
export declare function cancelIssue(
  deps: PressDeps,
  ref: IssueRef,
): Promise<
  | { readonly kind: 'done'; readonly issue: Issue; readonly requeued: number }
  | WrongIssueState
  | NoIssue
  | NoNewsletter
>;
export declare function issueStatus(
  deps: Pick<PressDeps, 'db'>,
  ref: IssueRef,
): Promise<
  | { readonly kind: 'ok'; readonly issue: Issue; readonly status: IssueStatus }
  | NoIssue
  | NoNewsletter
>;
export declare function forecastIssue(
  deps: Pick<PressDeps, 'db'>,
  input: IssueRef & { readonly requestsPerSecond?: number },
): Promise<
  | { readonly kind: 'ok'; readonly issue: Issue; readonly forecast: Forecast }
  | NoIssue
  | NoNewsletter
>;
export declare function runSlots(deps: PressDeps): Promise<RunSlots>;
