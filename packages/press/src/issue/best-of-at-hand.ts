import { selectBestOf } from '@galley/core/issue';
import { bestOfMonth, localDate, type Slot } from '@galley/core/newsletter';
import type { Actor } from '@galley/core/editor';
import {
  findBestOf,
  listDecidedSlots,
  listFeaturedIn,
  nextIssueNumber,
  readNewsletterRow,
  type Database,
  type FeaturedRow,
  type Kysely,
} from '@galley/db';
import type { DraftBestOf } from '../compile/draft-content.ts';
import type { bestOfLines } from '../compile/best-of-lines.ts';
import type { Compiled } from '../compile/compile-queue.ts';
import type { CompileDecision } from '../compile/compile-then-save.ts';
import { draftContent } from '../compile/draft-content.ts';
import { saveIssueAgain, saveNewIssue } from '../compile/save-compiled.ts';
import { recordIssueAct } from '../door/record-act.ts';

/** Everything that compiling the best-of of a month depends on. */
export type BestOfAtHand = Awaited<ReturnType<typeof loadBestOf>>;

export async function loadBestOf(db: Kysely<Database>, newsletterId: string, month: string) {
  const issue = (await findBestOf(db, newsletterId, month)) ?? null;
  const slots = await listDecidedSlots(db, newsletterId, 'best-of');
  return {
    newsletter: await readNewsletterRow(db, newsletterId),
    issue,
    slot: slots.find((row) => bestOfMonth(row.due_on) === month) ?? null,
    number: issue?.number ?? (await nextIssueNumber(db, newsletterId)),
    featured: await listFeaturedIn(db, newsletterId, month),
  };
}

/** A month's best reviews, the best first, each with the issue that featured it. */
export const bestOf = (featured: readonly FeaturedRow[]) =>
  selectBestOf(
    featured.map(({ review, issueNumber, position }) => ({
      id: review.id,
      rating: review.document.rating,
      issueNumber,
      position,
      review,
    })),
  );

/** `monthIsOver` is false while the month may still feature better reviews. */
export type CompiledBestOf = Compiled & { readonly monthIsOver: boolean };

/** Drafts a month's best-of from at least one rated review, and says how to save it. */
export function draftBestOf(
  { newsletter, issue, number, featured }: BestOfAtHand,
  asked: {
    readonly actor: Actor;
    readonly month: string;
    /** The slot of a new issue; null for one that a person makes outside of them. */
    readonly slot: Slot | null;
    readonly proposeLines: Awaited<ReturnType<typeof bestOfLines>>;
    readonly now: Date;
  },
): Extract<CompileDecision<CompiledBestOf>, { kind: 'compile' }> {
  const { actor, month, slot, now } = asked;
  const best = bestOf(featured);
  const lines: DraftBestOf = asked.proposeLines({
    language: newsletter.language,
    month,
  });
  const content = draftContent({
    newsletter,
    issue,
    number,
    dueAt: slot?.dueAt ?? null,
    dateWish: slot === null ? 'keep' : 'slot',
    reviews: best.map(({ id, review, issueNumber }) => ({
      id,
      slug: review.slug,
      review: review.document,
      featuredIn: issueNumber,
    })),
    bestOf: lines,
    now,
  });
  const thisMonth = localDate(newsletter.time_zone, now).slice(0, 'YYYY-MM'.length);
  return {
    kind: 'compile',
    content,
    save: async (trx, composed) => {
      const saved =
        issue === null
          ? await saveNewIssue(trx, { content, composed, slot, now })
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
}
