import type { RefusalOf } from '@galley/contract/refusals';
import type { ChangedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import {
  articleKeyOf,
  equalReviews,
  makeSlugUnique,
  reviewSlug,
  sameArticle,
  type Review,
} from '@galley/core/review';
import {
  endSitting,
  listSlugsLike,
  lockNewsletter,
  updateReview,
  wasEverCompiled,
  type Database,
  type Kysely,
  type ReviewInIssue,
  type Transaction,
} from '@galley/db';
import { keyColumns } from '../compile/key-columns.ts';
import type { PressDeps } from '../press-deps.ts';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordActInIssue } from '../door/record-act.ts';
import { refuseToVoid } from '../compile/refuse-to-void.ts';
import { applyText } from './apply-text.ts';
import { findSameArticle } from './find-same-article.ts';
import { mergeReview, type MergeReview } from './merge-review.ts';
import { newestText } from './newest-text.ts';
import { findReview, readListedReview, type ReviewRefusal } from './present-review.ts';
import { recordEdit } from './record-version.ts';

export type EditReview =
  | { readonly kind: 'changed'; readonly review: ChangedReview }
  /** The review already says that; nothing changed. */
  | { readonly kind: 'unchanged'; readonly review: ChangedReview }
  | RefusalOf<'already-queued' | 'conflict' | 'invalid' | 'approval-goes' | 'review-state'>
  | ReviewRefusal;

/** Fields of a review; those left out keep their text. */
export type ReviewChanges = Partial<Review>;

/** An edit of a review. */
export interface ReviewEdit {
  readonly id: string;
  readonly review: ReviewChanges;
  /** The version that the change was made from. */
  readonly version?: number | null | undefined;
  /** Even if there is another review of the article that it becomes. */
  readonly again?: boolean | undefined;
  /** If the review is in an open issue: put the text into it at once, and recompile it. */
  readonly apply?: boolean | undefined;
  /** Even if that voids the issue's approval; people and keys have to say so. */
  readonly voidApproval?: boolean | undefined;
  /** The version that the text was restored from. */
  readonly restored?: number | undefined;
}

/**
 * Changes a review's text. In an open issue, the new text waits until somebody applies it: the
 * issue's bytes and its approval stay. With `apply`, the same step recompiles the issue, with all
 * edits of this review that waited. A new title changes the slug of a queued review; once a review
 * has been in an issue its slug stays, because links may point to it.
 *
 * With the `version` that the change was made from, it refuses to replace a field that somebody else
 * has changed since.
 */
export async function editReview(
  deps: PressDeps,
  actor: Actor,
  input: ReviewEdit,
): Promise<EditReview> {
  const { id, review: changes, version = null, apply = false } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'edit-review', row.newsletter_id);
  if (denied !== null) return denied;
  // The rules of a review load the schemas.
  const { reviewSchema } = await import('@galley/core/review/formats');
  const isValid = (review: Review) => reviewSchema.safeParse(review).success;
  const merge = (stored: Parameters<typeof mergeReview>[0]) =>
    mergeReview(stored, changes, version, isValid);
  const first = merge(row);
  if (first.kind !== 'merged') return first;
  const now = newestText(row);
  const waits = apply && row.state === 'compiled' && row.pending !== null;
  if (equalReviews(now, first.document) && !waits) {
    const unchanged = await readListedReview(deps.db, id);
    return { kind: 'unchanged', review: { ...unchanged, recompiled: null } };
  }
  const there = await findOther(deps.db, row, first.document, input);
  if (there !== null) return there;
  const edited =
    apply && row.state === 'compiled'
      ? await editInIssue(deps, actor, row, { ...input, merge })
      : await editInPlace(deps, actor, row, { ...input, merge });
  // It was compiled, or left its issue, meanwhile.
  return edited.kind === 'moved' ? editReview(deps, actor, input) : edited;
}

/** Finds another review of the article that a text makes of a review. */
async function findOther(
  db: Kysely<Database>,
  row: ReviewInIssue,
  document: Review,
  { again = false }: Pick<ReviewEdit, 'again'>,
): Promise<RefusalOf<'already-queued'> | null> {
  const stays = sameArticle(articleKeyOf(newestText(row)), articleKeyOf(document)) !== null;
  return again || stays ? null : findSameArticle(db, row.newsletter_id, document, row.id);
}

type Merged = Extract<MergeReview, { kind: 'merged' }>;
type Refused = Exclude<MergeReview, Merged> | RefusalOf<'approval-goes'> | NotAllowed;

type Merging = ReviewEdit & {
  readonly merge: (stored: Parameters<typeof mergeReview>[0]) => MergeReview;
};

/** Edits and recompiles the issue that holds the review. */
async function editInIssue(
  deps: PressDeps,
  actor: Actor,
  row: ReviewInIssue,
  { merge, voidApproval = false, restored }: Merging,
): Promise<EditReview | { readonly kind: 'moved' }> {
  const applied = await applyText<Merged, Refused>(deps, row, {
    make: (stored, issue) => {
      const merged = merge(stored);
      if (merged.kind !== 'merged') return { kind: 'refused', because: merged };
      const because =
        actor.kind === 'command'
          ? null
          : refuseToVoid(actor, { id: stored.id, issue }, voidApproval);
      return because === null ? merged : { kind: 'refused', because };
    },
    record: async (trx, { document, changed, version: { version } }, at) => {
      if (changed.length === 0) {
        // It puts into the issue what has waited.
        await endSitting(trx, { reviewId: row.id, version });
        await recordActInIssue(trx, actor, 'edit-review', row, at);
        return;
      }
      const text = { document, changed, version, ...kindOf(restored) };
      await recordEdit(trx, actor, row, { ...text, appliedTo: row.issue_id }, at);
    },
  });
  switch (applied.kind) {
    case 'changed':
      return { kind: 'changed', review: applied.review };
    case 'refused':
      return applied.because;
    case 'left':
      return { kind: 'moved' };
  }
}

/** Edits a waiting review, or what waits to be applied to an issue. */
const editInPlace = async (
  deps: PressDeps,
  actor: Actor,
  { id, newsletter_id: newsletterId }: ReviewInIssue,
  { merge, apply = false, again, restored }: Merging,
): Promise<EditReview | { readonly kind: 'moved' }> =>
  deps.db.transaction().execute(async (trx): Promise<EditReview | { readonly kind: 'moved' }> => {
    await lockNewsletter(trx, newsletterId);
    const row = await findReview(trx, id);
    if (row === undefined) return { kind: 'no-review', id };
    const { state } = row;
    if (state === 'featured' || state === 'removed') return { kind: 'review-state', id, state };
    if (state === 'compiled' && apply) return { kind: 'moved' };
    const merged = merge(row);
    if (merged.kind !== 'merged') return merged;
    const { document, changed, version } = merged;
    // Somebody may have queued that article meanwhile.
    const there = await findOther(trx, row, document, { again });
    if (there !== null) return there;
    if (changed.length > 0) {
      const at = deps.clock();
      await updateReview(trx, id, {
        ...(state === 'compiled'
          ? { pending: equalReviews(row.document, document) ? null : JSON.stringify(document) }
          : {
              slug: await slugOf(trx, row, document),
              document: JSON.stringify(document),
              ...keyColumns(document),
            }),
        ...version,
        updated_at: at,
      });
      const text = { document, changed, version: version.version, ...kindOf(restored) };
      await recordEdit(trx, actor, row, { ...text, appliedTo: null }, at);
    }
    const kind = changed.length > 0 ? 'changed' : 'unchanged';
    return { kind, review: { ...(await readListedReview(trx, id)), recompiled: null } };
  });

const kindOf = (restored: number | undefined) =>
  restored === undefined
    ? ({ what: 'edited' } as const)
    : ({ what: 'restored', restored } as const);

async function slugOf(
  trx: Transaction<Database>,
  row: ReviewInIssue,
  review: Review,
): Promise<string> {
  const slugFor = ({ title, publishedOn }: Review) => reviewSlug(title, publishedOn);
  const base = slugFor(review);
  const isSame = base === slugFor(row.document);
  if (isSame || (await wasEverCompiled(trx, row.id))) return row.slug;
  return makeSlugUnique(base, new Set(await listSlugsLike(trx, base)));
}
