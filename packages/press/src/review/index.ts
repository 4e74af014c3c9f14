import type { Review } from '@galley/core/review';
import type { Database, Selectable } from '@galley/db';
import type { NoNewsletter } from '../newsletter/index.ts';
import type { PressDeps } from '../press-deps.ts';

export type { PressDeps, Wake, WakeJob } from '../press-deps.ts';

export type ReviewRow = Selectable<Database['review']>;

/** A review as lists show it. */
export interface ListedReview {
  readonly id: string;
  readonly slug: string;
  readonly review: Review;
  readonly canonicalUrl: string | null;
  readonly state: ReviewRow['state'];
  readonly pinned: boolean;
  /** Place in the queue from 1; null when it isn't waiting there. */
  readonly place: number | null;
  readonly queuedAt: Date;
  readonly updatedAt: Date;
  /** The issue it is in, if any. */
  readonly issue: {
    readonly number: number;
    readonly state: string;
    readonly dueOn: string | null;
  } | null;
}

/** Where an article already stands, for a person to read. */
export interface AlreadyThere {
  readonly id: string;
  readonly title: string;
  /** Same canonical URL, or (without a URL) same title and outlet. */
  readonly by: 'url' | 'title-and-outlet';
  readonly where:
    | { readonly kind: 'queue'; readonly place: number; readonly queuedAt: Date }
    | { readonly kind: 'held'; readonly queuedAt: Date }
    | {
        readonly kind: 'issue';
        readonly number: number;
        readonly state: string;
        /** When it was released, or is due; null for an extra issue that waits. */
        readonly on: Date | null;
      };
}

export interface IssueTouched {
  readonly number: number;
  readonly approvalVoided: boolean;
}

export type QueueReview =
  | { readonly kind: 'queued'; readonly review: ListedReview }
  | { readonly kind: 'already-there'; readonly there: AlreadyThere }
  | NoNewsletter;

export type NoReview = { readonly kind: 'no-review'; readonly id: string };
/** The review's state does not allow it (`featured` and `removed` ones stay as they are). */
export type WrongReviewState = {
  readonly kind: 'wrong-state';
  readonly review: ListedReview;
};
export type ChangeReview =
  | { readonly kind: 'changed'; readonly review: ListedReview; readonly issue: IssueTouched | null }
  | { readonly kind: 'last-in-issue'; readonly review: ListedReview; readonly number: number }
  | WrongReviewState
  | NoReview;

export declare function queueReview(
  deps: PressDeps,
  input: { readonly newsletter: string | null; readonly review: Review; readonly again?: boolean },
): Promise<QueueReview>;
/** The queue in order, then what is held; `all` adds compiled and featured ones. */
export declare function listReviews(
  deps: Pick<PressDeps, 'db'>,
  input: { readonly newsletter: string | null; readonly all?: boolean },
): Promise<{ readonly kind: 'ok'; readonly reviews: readonly ListedReview[] } | NoNewsletter>;
export declare function showReview(
  deps: Pick<PressDeps, 'db'>,
  id: string,
): Promise<{ readonly kind: 'ok'; readonly review: ListedReview } | NoReview>;
export declare function editReview(
  deps: PressDeps,
  input: { readonly id: string; readonly review: Review; readonly again?: boolean },
): Promise<ChangeReview | { readonly kind: 'already-there'; readonly there: AlreadyThere }>;
export declare function removeReview(deps: PressDeps, id: string): Promise<ChangeReview>;
export declare function pinReview(
  deps: PressDeps,
  input: { readonly id: string; readonly pinned: boolean },
): Promise<ChangeReview>;
/** `to` counts from 1 in the queue; beyond its end means last. */
export declare function moveReview(
  deps: PressDeps,
  input: { readonly id: string; readonly to: number },
): Promise<ChangeReview>;
export declare function holdReview(deps: PressDeps, id: string): Promise<ChangeReview>;
export declare function releaseReview(deps: PressDeps, id: string): Promise<ChangeReview>;
