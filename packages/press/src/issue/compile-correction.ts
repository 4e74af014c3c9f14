import type { CompiledIssue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  countAudience,
  findUrgentCorrection,
  listCorrections,
  nextCorrectionNumber,
  readNewsletterRow,
  readUrgentCorrection,
  type Database,
  type Kysely,
} from '@galley/db';
import { compileThenSave } from '../compile/compile-then-save.ts';
import type { Compiled } from '../compile/compile-queue.ts';
import { correctionLines } from '../compile/correction-lines.ts';
import { draftContent } from '../compile/draft-content.ts';
import { saveIssueAgain, saveNewIssue } from '../compile/save-compiled.ts';
import { refuse } from '../door/allow.ts';
import { recordIssueAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { findReview, type ReviewRefusal } from '../review/present-review.ts';
import { presentCompiled } from './present-issue.ts';

type NotCompiled = RefusalOf<'no-correction' | 'nobody-to-tell' | 'already-out'> | ReviewRefusal;

export type CompileCorrection =
  { readonly kind: 'compiled'; readonly issue: CompiledIssue } | NotCompiled;

/**
 * Compiles an issue that brings one correction at once, alone, to those who got the old text and
 * haven't been told: an urgent correction. It has neither a number among the issues nor a slot, and
 * lives as every other issue does. An open one is compiled again.
 */
export async function compileCorrection(
  deps: PressDeps,
  actor: Actor,
  input: {
    /** The review's id. */
    readonly id: string;
    /** Which of its corrections; the latest if it is left out. */
    readonly number?: number | undefined;
  },
): Promise<CompileCorrection> {
  const { id } = input;
  const review = await findReview(deps.db, id);
  if (review === undefined) return { kind: 'no-review', id };
  const { newsletter_id: newsletterId } = review;
  const denied = refuse(actor, 'compile-correction', newsletterId);
  if (denied !== null) return denied;
  const all = await listCorrections(deps.db, id);
  const [latest] = all;
  const row =
    input.number === undefined ? latest : all.find(({ number }) => number === input.number);
  if (row === undefined) return { kind: 'no-correction', id, number: input.number ?? null };
  const nobody = { kind: 'nobody-to-tell', id, number: row.number } as const;
  const now = deps.clock();
  const proposeLines = await correctionLines();
  const readers = await whoWaits(deps.db, { newsletterId, correctionId: row.id, now });
  const outcome = await compileThenSave<AtHand, Compiled | NotCompiled>(deps, {
    newsletterId,
    load: async (db) => loadCorrection(db, { newsletterId, correctionId: row.id }),
    decide: ({ newsletter, issue, correction, number }) => {
      if (issue !== null && !OPEN.includes(issue.state)) {
        return { kind: 'answer', answer: { kind: 'already-out', number: issue.number } };
      }
      if (correction === null || readers === 0) return { kind: 'answer', answer: nobody };
      const content = draftContent({
        newsletter,
        issue,
        number,
        dueAt: null,
        dateWish: 'keep',
        reviews: [],
        corrects: proposeLines(newsletter, correction),
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
          await recordIssueAct(trx, actor, 'compile-correction', saved.issue, now);
          return {
            kind: 'compiled',
            issue: saved.issue,
            approvalVoided: saved.approvalVoided,
            again: issue !== null,
            reviews: [],
            extents: [],
            carriedOver: 0,
          };
        },
      };
    },
  });
  return outcome.kind === 'compiled' ? presentCompiled(outcome) : outcome;
}

const OPEN = ['draft', 'approved', 'held'];

/** How many readers an urgent correction would go to. */
async function whoWaits(
  db: Kysely<Database>,
  its: { readonly newsletterId: string; readonly correctionId: string; readonly now: Date },
): Promise<number> {
  const issue = await findUrgentCorrection(db, its.correctionId);
  const size = await countAudience(db, {
    newsletterId: its.newsletterId,
    audience: 'old-readers',
    bestOf: null,
    corrects: { correctionId: its.correctionId, issueId: issue?.id ?? null },
    issueId: null,
    now: its.now,
  });
  return size.readers;
}

/** Everything that compiling an urgent correction depends on. */
type AtHand = Awaited<ReturnType<typeof loadCorrection>>;

async function loadCorrection(
  db: Kysely<Database>,
  its: { readonly newsletterId: string; readonly correctionId: string },
) {
  const issue = (await findUrgentCorrection(db, its.correctionId)) ?? null;
  const { correctionId } = its;
  return {
    newsletter: await readNewsletterRow(db, its.newsletterId),
    issue,
    correction: await readUrgentCorrection(db, { correctionId, issueId: issue?.id ?? null }),
    number: issue?.number ?? (await nextCorrectionNumber(db, its.newsletterId)),
  };
}
