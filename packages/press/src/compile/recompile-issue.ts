import type { DateWish } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import {
  listIssueReviews,
  readIssueRow,
  readNewsletterRow,
  setReviewStates,
  updateReview,
  type Database,
  type IssueRow,
  type Kysely,
  type Transaction,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { bestOfLines } from './best-of-lines.ts';
import { compileThenSave } from './compile-then-save.ts';
import { keyColumns } from './key-columns.ts';
import { draftContent, type ChosenLines } from './draft-content.ts';
import { saveIssueAgain, type SavedIssue } from './save-compiled.ts';

/** A change to make while recompiling an issue. */
export interface IssueChange {
  /** Records who changed it in the audit log, in the transaction that saves the change. */
  readonly record?: (trx: Transaction<Database>, at: Date) => Promise<void>;
  readonly lines?: ChosenLines;
  /** The day to date it; unless given, it keeps its date until that day is over. */
  readonly dateWish?: DateWish;
  /** If given, an issue that it rejects is left as it is. */
  readonly onlyIf?: (issue: IssueRow) => boolean;
  /** The new text of one of its reviews. */
  readonly replace?: {
    readonly id: string;
    readonly document: Review;
  };
  /** The review to take out. */
  readonly drop?: { readonly id: string; readonly state: 'held' | 'removed' };
}

export type RecompileIssue =
  | ({ readonly kind: 'recompiled' } & SavedIssue)
  /** `onlyIf` rejected it. */
  | { readonly kind: 'unwanted'; readonly issue: IssueRow }
  /** The issue is released or cancelled. */
  | { readonly kind: 'not-open'; readonly issue: IssueRow }
  /** The issue holds no other review. */
  | { readonly kind: 'last-review'; readonly issue: IssueRow };

/**
 * Recompiles an open issue from the reviews that it holds, with a change or because its newsletter
 * has changed. One transaction saves the change and the new bytes.
 */
export async function recompileIssue(
  deps: PressDeps,
  issueId: string,
  change: IssueChange = {},
): Promise<RecompileIssue> {
  const { newsletter_id: newsletterId } = await readIssueRow(deps.db, issueId);
  const now = deps.clock();
  const { replace, drop, onlyIf } = change;
  const proposeBestOf = await bestOfLines();
  return compileThenSave<Loaded, RecompileIssue>(deps, {
    newsletterId,
    load: async (db) => loadIssue(db, issueId),
    decide: ({ issue, newsletter, reviews }) => {
      if (!isOpen(issue)) return { kind: 'answer', answer: { kind: 'not-open', issue } };
      if (onlyIf?.(issue) === false) return { kind: 'answer', answer: { kind: 'unwanted', issue } };
      const kept = reviews
        .filter(({ id }) => id !== drop?.id)
        .map(({ id, slug, document, featured_in: featuredIn }) => ({
          id,
          slug,
          review: id === replace?.id ? replace.document : document,
          ...(featuredIn === null ? {} : { featuredIn }),
        }));
      if (kept.length === 0) return { kind: 'answer', answer: { kind: 'last-review', issue } };
      const content = draftContent({
        newsletter,
        issue,
        dueAt: issue.due_at,
        dateWish: change.dateWish ?? 'keep',
        reviews: kept,
        ...(change.lines ? { lines: change.lines } : {}),
        bestOf:
          issue.best_of === null
            ? null
            : proposeBestOf({
                language: newsletter.language,
                month: issue.best_of,
                count: kept.length,
              }),
        now,
      });
      return {
        kind: 'compile',
        content,
        save: async (trx, composed) => {
          const saved = await saveIssueAgain(trx, { issue, content, composed, now });
          if (drop) await setReviewStates(trx, [drop.id], drop.state, now);
          if (replace) {
            await updateReview(trx, replace.id, {
              document: JSON.stringify(replace.document),
              ...keyColumns(replace.document),
              updated_at: now,
            });
          }
          await change.record?.(trx, now);
          return { kind: 'recompiled', ...saved };
        },
      };
    },
  });
}

type Loaded = Awaited<ReturnType<typeof loadIssue>>;

async function loadIssue(db: Kysely<Database>, issueId: string) {
  const issue = await readIssueRow(db, issueId);
  return {
    issue,
    newsletter: await readNewsletterRow(db, issue.newsletter_id),
    reviews: await listIssueReviews(db, issueId),
  };
}

const isOpen = ({ state }: IssueRow): boolean =>
  state === 'draft' || state === 'approved' || state === 'held';
