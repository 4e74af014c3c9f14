import { orderQueue, type DateWish, type QueuedReview } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import {
  announceChange,
  listReviewsToCompile,
  readIssueRow,
  readNewsletterRow,
  readUrgentCorrection,
  setReviewStates,
  updateReview,
  type Database,
  type IssueReviewRow,
  type IssueRow,
  type Kysely,
  type ReviewRow,
  type Transaction,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { bestOfLines } from './best-of-lines.ts';
import { compileThenSave } from './compile-then-save.ts';
import { correctionLines } from './correction-lines.ts';
import { keyColumns } from './key-columns.ts';
import { draftContent, type ChosenLines } from './draft-content.ts';
import { queuedReview } from './queued-review.ts';
import { withoutPending } from './without-pending.ts';
import { saveIssueAgain, type SavedIssue } from './save-compiled.ts';

/** A change to make while recompiling an issue; `N` is why its text may not be merged. */
export interface IssueChange<N = never> {
  /** Records who changed it in the audit log, in the transaction that saves the change. */
  readonly record?: (trx: Transaction<Database>, at: Date) => Promise<void>;
  /** The date to give it; without one, it keeps its date until that day is over. */
  readonly dateWish?: DateWish;
  /** If given, leaves an issue that it rejects as it is. */
  readonly onlyIf?: (issue: IssueRow) => boolean;
  /** If given, leaves an issue alone that no longer holds this review. */
  readonly holds?: string;
  /** The review whose text it changes; only that one's pending text matters. */
  readonly edits?: string;
  /** Merges a new text into what is stored, or finds that somebody else has changed it since. */
  readonly merge?: (stored: LoadedIssue) => Merged | NotMerged<N>;
  /** Decides the pins and positions that change; the issue is then ordered like a queue. */
  readonly arrange?: (reviews: readonly QueuedReview[]) => readonly Arranged[];
  /** The review to take out. */
  readonly drop?: { readonly id: string; readonly state: 'held' | 'removed' };
}

/** A text that was merged into an issue. */
export interface Merged {
  readonly kind: 'merged';
  readonly lines?: ChosenLines;
  /** The new version of the issue itself, if its lines changed. */
  readonly version?: NewVersion;
  /** The new text of one of its reviews. */
  readonly replace?: {
    readonly id: string;
    readonly document: Review;
    readonly version: NewVersion;
  };
}

/** A text that is not merged. */
export interface NotMerged<N> {
  readonly kind: 'not-merged';
  readonly because: N;
}

/** The columns of a version. */
export interface NewVersion {
  readonly version: number;
  readonly changed_in: string;
}

/** A review's new pin or position. */
export type Arranged = { readonly id: string } & Partial<Pick<ReviewRow, 'pinned' | 'position'>>;

export type RecompileIssue<N = never> =
  | ({ readonly kind: 'recompiled' } & SavedIssue)
  /** `onlyIf` rejected it, or the review that it `holds` has left. */
  | { readonly kind: 'unwanted'; readonly issue: IssueRow }
  /** `merge` refused it. */
  | { readonly kind: 'not-merged'; readonly issue: IssueRow; readonly because: N }
  /** The issue is released or cancelled. */
  | { readonly kind: 'not-open'; readonly issue: IssueRow }
  /** The issue holds no other review. */
  | { readonly kind: 'last-review'; readonly issue: IssueRow };

/**
 * Recompiles an open issue from the reviews that it holds, with a change or because its newsletter
 * has changed. One transaction saves the change and the new bytes.
 */
export async function recompileIssue<N = never>(
  deps: PressDeps,
  issueId: string,
  change: IssueChange<N> = {},
): Promise<RecompileIssue<N>> {
  const { newsletter_id: newsletterId } = await readIssueRow(deps.db, issueId);
  const now = deps.clock();
  const { drop, arrange, onlyIf } = change;
  const proposeBestOf = await bestOfLines();
  const proposeCorrection = await correctionLines();
  return compileThenSave<LoadedIssue, RecompileIssue<N>>(deps, {
    newsletterId,
    load: async (db) => loadIssue(db, issueId),
    depends: ({ reviews, ...its }) => ({
      ...its,
      reviews: reviews.map((row) => (row.id === change.edits ? row : withoutPending(row))),
    }),
    decide: (loaded) => {
      const { issue, newsletter, reviews } = loaded;
      if (!isOpen(issue)) return { kind: 'answer', answer: { kind: 'not-open', issue } };
      if (onlyIf?.(issue) === false) return { kind: 'answer', answer: { kind: 'unwanted', issue } };
      if (change.holds !== undefined && !reviews.some(({ id }) => id === change.holds)) {
        return { kind: 'answer', answer: { kind: 'unwanted', issue } };
      }
      const merged = change.merge?.(loaded) ?? UNCHANGED;
      if (merged.kind !== 'merged') {
        return { kind: 'answer', answer: { ...merged, issue } };
      }
      const { lines, replace, version } = merged;
      const arranged = arrange?.(reviews.map(queuedReview)) ?? null;
      const kept = (arranged === null ? reviews : reorder(reviews, arranged))
        .filter(({ id }) => id !== drop?.id)
        .map(({ id, slug, document, featured_in: featuredIn }) => ({
          id,
          slug,
          review: id === replace?.id ? replace.document : document,
          ...(featuredIn === null ? {} : { featuredIn }),
        }));
      if (kept.length === 0 && loaded.correction === null)
        return { kind: 'answer', answer: { kind: 'last-review', issue } };
      const content = draftContent({
        newsletter,
        issue,
        number: issue.number,
        dueAt: issue.due_at,
        dateWish: change.dateWish ?? 'keep',
        reviews: kept,
        ...(lines ? { lines } : {}),
        bestOf:
          issue.best_of === null
            ? null
            : proposeBestOf({ language: newsletter.language, month: issue.best_of }),
        corrects:
          loaded.correction === null ? null : proposeCorrection(newsletter, loaded.correction),
        now,
      });
      return {
        kind: 'compile',
        content,
        save: async (trx, composed) => {
          const saved = await saveIssueAgain(trx, {
            issue,
            content,
            composed,
            now,
            ...(version ? { version } : {}),
          });
          if (drop) await setReviewStates(trx, [drop.id], drop.state, now);
          for (const { id, ...its } of arranged ?? []) {
            await updateReview(trx, id, { ...its, updated_at: now });
          }
          if (replace) {
            await updateReview(trx, replace.id, {
              document: JSON.stringify(replace.document),
              ...keyColumns(replace.document),
              ...replace.version,
              pending: null,
              updated_at: now,
            });
          }
          await change.record?.(trx, now);
          await announceChange(trx, { what: 'issue', id: issueId, version: null, newsletterId });
          return { kind: 'recompiled', ...saved };
        },
      };
    },
  });
}

const UNCHANGED: Merged = { kind: 'merged' };

function reorder(
  reviews: readonly IssueReviewRow[],
  arranged: readonly Arranged[],
): readonly IssueReviewRow[] {
  const changes = new Map(arranged.map((change) => [change.id, change]));
  const order = orderQueue(
    reviews.map((row) => queuedReview({ ...row, ...changes.get(row.id) })),
  ).map(({ id }) => id);
  return reviews.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** What is stored, as one snapshot saw it. */
export type LoadedIssue = Awaited<ReturnType<typeof loadIssue>>;

async function loadIssue(db: Kysely<Database>, issueId: string) {
  const issue = await readIssueRow(db, issueId);
  return {
    issue,
    newsletter: await readNewsletterRow(db, issue.newsletter_id),
    reviews: await listReviewsToCompile(db, issueId),
    correction: await correctionOf(db, issue),
  };
}

/** What an urgent correction says: its own mails are no reason to say something else. */
async function correctionOf(db: Kysely<Database>, { id, corrects }: IssueRow) {
  if (corrects === null) return null;
  return readUrgentCorrection(db, { correctionId: corrects, issueId: id });
}

const isOpen = ({ state }: IssueRow): boolean =>
  state === 'draft' || state === 'approved' || state === 'held';
