import type { Issue } from '@galley/contract/issue';
import type { LastRead } from '@galley/contract/proof';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import type { PreflightReport, Rendition } from '@galley/core/issue';
import {
  findProof,
  listIssueReviews,
  listRenditions,
  saveProof,
  type Database,
  type IssueReviewRow,
  type Kysely,
  type NewProof,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import {
  findNewsletterFor,
  type Newsletter,
  type NewsletterRefusal,
} from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { compileQueue, loadQueue } from '../compile/compile-queue.ts';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { foreseeAudience, readAudience, type AudienceFacts } from '../compile/read-audience.ts';
import { composeByChoices } from '../compile/compose-by-choices.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from '../issue/find-issue.ts';
import { checkContent } from '../issue/preflight-issue.ts';
import { presentIssue } from '../issue/present-issue.ts';

/** An issue as stored, or as compiling now would make it. */
export interface ReadProof {
  readonly newsletter: Newsletter;
  /** Null until it is compiled. */
  readonly issue: Issue | null;
  /** False if compiling now would produce bytes other than the stored ones. */
  readonly isStored: boolean;
  readonly number: number;
  readonly dueOn: string | null;
  readonly dueAt: Date | null;
  /** The date in its bytes, `YYYY-MM-DD`. */
  readonly datedOn: string;
  readonly sender: string | null;
  readonly replyTo: string | null;
  readonly renditions: readonly Rendition[];
  readonly contentHash: string;
  readonly subject: string;
  readonly preheader: string;
  readonly note: string | null;
  readonly isBestOf: boolean;
  readonly reviews: readonly IssueReviewRow[];
  /** Who gets which rendition. */
  readonly audience: AudienceFacts;
  /** How many ready reviews exceed the maximum. */
  readonly carriedOver: number;
  /** The proof last marked as read. */
  readonly lastRead: LastRead | null;
}

/** A proof with what preflight finds. */
export interface IssueProof extends ReadProof {
  readonly report: PreflightReport;
}

export type ReadStoredProof = ({ readonly kind: 'ok' } & ReadProof) | IssueRefusal;
export type ReadNextProof =
  ({ readonly kind: 'ok' } & ReadProof) | RefusalOf<'nothing-queued'> | NewsletterRefusal;
export type ProofIssue =
  ({ readonly kind: 'ok' } & IssueProof) | RefusalOf<'nothing-queued'> | IssueRefusal;

/** Which issue to proof: a stored one, or what compiling now would make. */
export interface ProofWish {
  readonly newsletter: string | null;
  readonly number: number | 'next';
}

/** Finds the issue to proof, stored or (`next`) as compiling now would make it, and checks it. */
export async function proofIssue(
  deps: PressDeps,
  actor: Actor,
  { newsletter: slug, number }: ProofWish,
): Promise<ProofIssue> {
  const proof =
    number === 'next'
      ? await readNextProof(deps, actor, slug)
      : await readStoredProof(deps, actor, { newsletter: slug, number });
  if (proof.kind !== 'ok') return proof;
  const { newsletter, issue } = proof;
  const report = await checkContent(deps, newsletter, { ...proof, issueId: issue?.id ?? null });
  return { ...proof, report };
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

/** Finds the proof of a stored issue: its bytes and their hash from one snapshot. */
export const readStoredProof = async (
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  ref: IssueRef,
): Promise<ReadStoredProof> =>
  readAtOnce(deps.db, async (db): Promise<ReadStoredProof> => {
    const found = await findIssueFor({ db }, actor, 'see-newsletter', ref);
    if (found.kind !== 'found') return found;
    const { issue, newsletter } = found;
    const { number, sender, subject, preheader, note } = issue;
    const reviews = await listIssueReviews(db, issue.id);
    return {
      kind: 'ok',
      newsletter,
      issue: presentIssue(issue),
      isStored: true,
      number,
      dueOn: issue.slot_due_on,
      dueAt: issue.due_at,
      datedOn: issue.dated_on,
      sender,
      replyTo: issue.reply_to,
      renditions: await listRenditions(db, issue.id),
      contentHash: issue.content_hash ?? '',
      subject,
      preheader,
      note,
      isBestOf: issue.best_of !== null,
      reviews,
      audience: await readAudience(db, {
        newsletter,
        issue,
        reviews: reviews.map(({ id, document: review }) => ({ id, review })),
        now: deps.clock(),
      }),
      carriedOver: 0,
      lastRead: await readLast(db, newsletter.id, number),
    };
  });

/** Finds the proof of what `compileIssue` would make now: compiled in memory and not saved. */
export async function readNextProof(
  deps: PressDeps,
  actor: Actor,
  slug: string | null,
): Promise<ReadNextProof> {
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
  const { number, subject, preheader, note } = content;
  const composed = await composeByChoices(deps, issue, content);
  const { sender, replyTo, contentHash, extents } = composed;
  const rows = new Map([...atHand.queue, ...atHand.issueReviews].map((row) => [row.id, row]));
  return {
    kind: 'ok',
    newsletter,
    issue: issue && presentIssue(issue),
    isStored: issue?.content_hash === contentHash,
    number,
    dueOn: issue === null ? (slot?.dueOn ?? null) : issue.slot_due_on,
    dueAt: issue === null ? (slot?.dueAt ?? null) : issue.due_at,
    datedOn: content.date,
    sender,
    replyTo,
    renditions: composed.renditions.map(({ rendition }) => rendition),
    contentHash,
    subject,
    preheader,
    note,
    isBestOf: content.bestOf !== null,
    reviews: content.reviews.flatMap(({ id }, at) => {
      const row = rows.get(id);
      if (row === undefined) return [];
      return [{ ...row, extent: extents[at] ?? 'full', featured_in: null }];
    }),
    audience: await foreseeAudience(deps.db, {
      newsletter,
      issue,
      reviews: content.reviews,
      now,
      contents: composed.renditions
        .filter(({ base }) => base === null)
        .map(({ rendition: { key }, reviews, extents }) => ({ key, reviews, extents })),
      corrected: composed.renditions.flatMap(({ rendition: { key }, base, ...held }) =>
        base === null ? [] : [{ ...held, key, base }],
      ),
      corrections: composed.corrections,
      known: [
        ...composed.renditions.flatMap(({ rendition: { key }, choices }) =>
          choices.map((each) => ({ ...each, key })),
        ),
        ...composed.nothing.map((each) => ({ ...each, key: null })),
      ],
    }),
    carriedOver,
    lastRead: await readLast(deps.db, newsletter.id, number),
  };
}

async function readLast(
  db: Kysely<Database>,
  newsletterId: string,
  number: number,
): Promise<LastRead | null> {
  const read = await findProof(db, newsletterId, number);
  return read === undefined
    ? null
    : { at: read.read_at, contentHash: read.content_hash, renditions: read.renditions };
}
