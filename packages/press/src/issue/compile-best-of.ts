import type { CompiledIssue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { quoteInput } from '@galley/core/input';
import { selectBestOf, type IssueState } from '@galley/core/issue';
import { localDate } from '@galley/core/newsletter';
import {
  findBestOf,
  listFeaturedIn,
  nextIssueNumber,
  readNewsletterRow,
  type Database,
  type Kysely,
} from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { bestOfLines } from '../compile/best-of-lines.ts';
import type { Compiled } from '../compile/compile-queue.ts';
import { compileThenSave } from '../compile/compile-then-save.ts';
import { draftContent } from '../compile/draft-content.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { presentCompiled } from './present-issue.ts';
import { saveIssueAgain, saveNewIssue } from '../compile/save-compiled.ts';

type NotCompiled = RefusalOf<'nothing-rated' | 'already-out' | 'invalid'> | NewsletterRefusal;

export type CompileBestOf =
  { readonly kind: 'compiled'; readonly issue: CompiledIssue } | NotCompiled;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/**
 * Compiles an extra issue of the highest-rated reviews that a month's issues featured. The reviews
 * stay featured and don't return to the queue. An open best-of is recompiled, which completes one
 * made before its month was over.
 */
export async function compileBestOf(
  deps: PressDeps,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly month: string },
): Promise<CompileBestOf> {
  const { month } = input;
  if (!MONTH.test(month)) {
    return invalidMonth(`found ${quoteInput(month)}, expected a month such as 2026-03`);
  }
  const found = await findNewsletterFor(deps, actor, 'compile-best-of', input.newsletter);
  if (found.kind !== 'found') return found;
  const now = deps.clock();
  const thisMonth = localDate(found.newsletter.time_zone, now).slice(0, 'YYYY-MM'.length);
  if (month > thisMonth) {
    return invalidMonth(
      `found ${month}, which has not begun, expected ${thisMonth} or a month before it`,
    );
  }
  const proposeLines = await bestOfLines();
  const outcome = await compileThenSave<Loaded, BestOf | NotCompiled>(deps, {
    newsletterId: found.newsletter.id,
    load: async (db) => loadMonth(db, found.newsletter.id, month),
    decide: ({ newsletter, issue, number, featured }) => {
      if (issue !== null && !isOpen(issue.state)) {
        return { kind: 'answer', answer: { kind: 'already-out', number: issue.number } };
      }
      const best = selectBestOf(
        featured.map(({ review, issueNumber, position }) => ({
          id: review.id,
          rating: review.document.rating,
          issueNumber,
          position,
          review,
        })),
      );
      if (best.length === 0) return { kind: 'answer', answer: { kind: 'nothing-rated', month } };
      const content = draftContent({
        newsletter,
        issue,
        number,
        dueAt: null,
        dateWish: 'keep',
        reviews: best.map(({ id, review, issueNumber }) => ({
          id,
          slug: review.slug,
          review: review.document,
          featuredIn: issueNumber,
        })),
        bestOf: proposeLines({ language: newsletter.language, month, count: best.length }),
        now,
      });
      return {
        kind: 'compile',
        content,
        save: async (trx, composed) => {
          const saved =
            issue === null
              ? await saveNewIssue(trx, { content, composed, slot: null, now })
              : await saveIssueAgain(trx, { issue, content, composed, now });
          await recordIssueAct(trx, actor, 'compile-best-of', saved.issue, now);
          return {
            kind: 'compiled',
            issue: saved.issue,
            approvalVoided: saved.approvalVoided,
            again: issue !== null,
            reviews: best.map(({ review }) => review.document.title),
            extents: composed.extents,
            carriedOver: 0,
            monthIsOver: month < thisMonth,
          };
        },
      };
    },
  });
  return outcome.kind === 'compiled' ? presentCompiled(outcome) : outcome;
}

/** `monthIsOver` is false while the month may still feature better reviews. */
type BestOf = Compiled & { readonly monthIsOver: boolean };

const invalidMonth = (problem: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [{ field: 'bestOf', problem }],
});

const isOpen = (state: IssueState): boolean => ['draft', 'approved', 'held'].includes(state);

type Loaded = Awaited<ReturnType<typeof loadMonth>>;

async function loadMonth(db: Kysely<Database>, newsletterId: string, month: string) {
  const issue = (await findBestOf(db, newsletterId, month)) ?? null;
  return {
    newsletter: await readNewsletterRow(db, newsletterId),
    issue,
    number: issue?.number ?? (await nextIssueNumber(db, newsletterId)),
    featured: await listFeaturedIn(db, newsletterId, month),
  };
}
