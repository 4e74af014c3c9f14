import type { Issue } from '@galley/contract/issue';
import type { LastRead } from '@galley/contract/proof';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import type { Extent, PreflightReport, Rendition } from '@galley/core/issue';
import { findProof, listIssueReviews, listRenditions, saveProof, type NewProof } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor } from '../newsletter/find-newsletter.ts';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { compileQueue, loadQueue } from '../compile/compile-queue.ts';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { composeIssue } from '../compile/compose-issue.ts';
import { findIssueFor, type IssueRefusal } from '../issue/find-issue.ts';
import { checkContent } from '../issue/preflight-issue.ts';
import { presentIssue } from '../issue/present-issue.ts';

/** An issue as stored, or as compiling now would make it. */
export interface IssueProof {
  readonly newsletter: Newsletter;
  /** Null until it is compiled. */
  readonly issue: Issue | null;
  /** False if compiling now would produce bytes other than the stored ones. */
  readonly isStored: boolean;
  readonly number: number;
  readonly dueOn: string | null;
  /** The date in its bytes, `YYYY-MM-DD`. */
  readonly datedOn: string;
  readonly sender: string | null;
  readonly replyTo: string | null;
  readonly renditions: readonly Rendition[];
  readonly contentHash: string;
  readonly reviews: readonly {
    readonly slug: string;
    readonly title: string;
    readonly extent: Extent;
  }[];
  /** How many ready reviews exceed the maximum. */
  readonly carriedOver: number;
  readonly report: PreflightReport;
  /** The proof last marked as read. */
  readonly lastRead: LastRead | null;
}

export type ProofIssue =
  ({ readonly kind: 'ok' } & IssueProof) | RefusalOf<'nothing-queued'> | IssueRefusal;

/**
 * Finds the issue to proof: a stored one, or (`next`) what `compileIssue` would make now, compiled
 * in memory and not saved.
 */
export async function proofIssue(
  deps: PressDeps,
  actor: Actor,
  ref: { readonly newsletter: string | null; readonly number: number | 'next' },
): Promise<ProofIssue> {
  const proof =
    ref.number === 'next'
      ? await proofNext(deps, actor, ref.newsletter)
      : await proofStored(deps, actor, { newsletter: ref.newsletter, number: ref.number });
  if (proof.kind !== 'ok') return proof;
  const read = await findProof(deps.db, proof.newsletter.id, proof.number);
  return {
    ...proof,
    lastRead: read
      ? { at: read.read_at, contentHash: read.content_hash, renditions: read.renditions }
      : null,
  };
}

/** Stores which proof was read, so that the next one can be compared with it. */
export async function markProofRead(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  proof: NewProof,
): Promise<{ readonly kind: 'marked' } | NotAllowed> {
  const { newsletterId } = proof;
  const denied = refuse(actor, 'mark-proof-read', newsletterId);
  if (denied !== null) return denied;
  const now = deps.clock();
  await deps.db.transaction().execute(async (trx) => {
    await saveProof(trx, { ...proof, now });
    await recordNewsletterAct(trx, actor, 'mark-proof-read', newsletterId, now);
  });
  return { kind: 'marked' };
}

type Found =
  ({ readonly kind: 'ok' } & Omit<IssueProof, 'lastRead'>) | Exclude<ProofIssue, { kind: 'ok' }>;

async function proofStored(
  deps: PressDeps,
  actor: Actor,
  ref: { readonly newsletter: string | null; readonly number: number },
): Promise<Found> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const rows = await listIssueReviews(deps.db, issue.id);
  const renditions = await listRenditions(deps.db, issue.id);
  const { sender, subject } = issue;
  return {
    kind: 'ok',
    newsletter,
    issue: presentIssue(issue),
    isStored: true,
    number: issue.number,
    dueOn: issue.slot_due_on,
    datedOn: issue.dated_on,
    sender,
    replyTo: issue.reply_to,
    renditions,
    contentHash: issue.content_hash ?? '',
    reviews: rows.map(({ slug, document, extent }) => ({ slug, title: document.title, extent })),
    carriedOver: 0,
    report: await checkContent(deps, newsletter, {
      issueId: issue.id,
      number: issue.number,
      sender,
      subject,
      isBestOf: issue.best_of !== null,
      renditions,
      reviews: rows,
    }),
  };
}

async function proofNext(deps: PressDeps, actor: Actor, slug: string | null): Promise<Found> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', slug);
  if (found.kind !== 'found') return found;
  const now = deps.clock();
  const wish = { wanted: null, now };
  const atHand = await readAtOnce(deps.db, async (trx) =>
    loadQueue(trx, found.newsletter.id, wish),
  );
  const { newsletter, issue, target } = atHand;
  const slot = target.kind === 'no-slot' ? null : target.slot;
  const next = compileQueue(atHand, {
    actor,
    slot,
    cutOffAt: null,
    minimum: 1,
    dateWish: 'keep',
    now,
  });
  if (next.kind === 'too-few') return { kind: 'nothing-queued', held: next.held };
  const { content, carriedOver } = next;
  const composed = await composeIssue(deps, content);
  const { sender, replyTo, contentHash, extents } = composed;
  const rows = new Map([...atHand.queue, ...atHand.issueReviews].map((row) => [row.id, row]));
  const chosen = content.reviews.flatMap(({ id }, at) => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ ...row, extent: extents[at] ?? 'full', featured_in: null }];
  });
  const renditions = composed.renditions.map(({ rendition }) => rendition);
  return {
    kind: 'ok',
    newsletter,
    issue: issue && presentIssue(issue),
    isStored: issue?.content_hash === contentHash,
    number: content.number,
    dueOn: issue === null ? (slot?.dueOn ?? null) : issue.slot_due_on,
    datedOn: content.date,
    sender,
    replyTo,
    renditions,
    contentHash,
    reviews: chosen.map(({ slug, document, extent }) => ({ slug, title: document.title, extent })),
    carriedOver,
    report: await checkContent(deps, newsletter, {
      issueId: issue?.id ?? null,
      number: content.number,
      sender,
      subject: content.subject,
      isBestOf: content.bestOf !== null,
      renditions,
      reviews: chosen,
    }),
  };
}
