import type { ListedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { listReviewsInIssues, readNewsletterRow } from '@galley/db';
import { refuse } from '../door/allow.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import {
  findReview,
  presentReview,
  queuePlaces,
  readListedReview,
  type ReviewRefusal,
} from './present-review.ts';

const WAITING = ['queued', 'held'] as const;
const IN_ISSUES = ['compiled', 'featured'] as const;
const ORDER = [...WAITING, ...IN_ISSUES, 'removed'];

/**
 * Lists the queue in order, then held reviews; `all` adds compiled and featured ones. With `text`,
 * those that contain each of its words in title, outlet, authors or URL.
 */
export async function listReviews(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly all?: boolean | undefined;
    readonly text?: string | null | undefined;
  },
): Promise<{ readonly kind: 'ok'; readonly reviews: readonly ListedReview[] } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id } = found.newsletter;
  const rows = await listReviewsInIssues(
    deps.db,
    id,
    input.all ? [...WAITING, ...IN_ISSUES] : WAITING,
    input.text ?? null,
  );
  const places = await queuePlaces(deps.db, id);
  const reviews = rows
    .map((row) => presentReview(row, places))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (a.place ?? 0) - (b.place ?? 0) ||
        (a.issue?.number ?? 0) - (b.issue?.number ?? 0) ||
        (a.issue?.place ?? 0) - (b.issue?.place ?? 0),
    );
  return { kind: 'ok', reviews };
}

/** A review and the language of its newsletter, in which it is written. */
export type ShowReview =
  { readonly kind: 'ok'; readonly review: ListedReview; readonly language: string } | ReviewRefusal;

/** Finds one review, whatever its state. */
export async function showReview(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  id: string,
): Promise<ShowReview> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'see-newsletter', row.newsletter_id);
  if (denied !== null) return denied;
  const { language } = await readNewsletterRow(deps.db, row.newsletter_id);
  return { kind: 'ok', review: await readListedReview(deps.db, row.id), language };
}
