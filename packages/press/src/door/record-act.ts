import type { Actor, StepName } from '@galley/core/editor';
import {
  announceChange,
  insertAct,
  type Database,
  type LiveChange,
  type ObjectKind,
  type Transaction,
} from '@galley/db';

export interface Act {
  readonly step: StepName;
  /** Null if the step concerns the whole installation. */
  readonly newsletterId: string | null;
  readonly object: { readonly kind: ObjectKind; readonly id: string | null };
  /** The issue that it changed, if that is not the object: approval by four eyes asks who did. */
  readonly issueId?: string | null;
  readonly at: Date;
  /** The new version, if only the text has changed: a browser that has it reads nothing. */
  readonly version?: number;
}

/**
 * Records in the audit log who took a step, in the step's own transaction, and announces it to those
 * who watch. Readers and the provider get no row: `consent` and `feedback_event` hold the evidence of
 * what they do.
 */
export async function recordAct(
  trx: Transaction<Database>,
  actor: Actor,
  { step, newsletterId, object, issueId = null, at, version }: Act,
): Promise<void> {
  if (actor.kind === 'reader' || actor.kind === 'provider') return;
  await insertAct(trx, {
    at,
    newsletter_id: newsletterId,
    step,
    ...whoOf(actor),
    object_kind: object.kind,
    object_id: object.id,
    issue_id: issueId,
  });
  for (const what of ANNOUNCED[object.kind] ?? []) {
    const id = what === 'queue' || what === 'candidates' ? newsletterId : object.id;
    const its = what === object.kind ? (version ?? null) : null;
    await announceChange(trx, { what, id, version: its, newsletterId });
  }
}

/** What people see of each object: a review has a place in the queue too. */
const ANNOUNCED: { readonly [K in ObjectKind]?: readonly LiveChange['what'][] } = {
  issue: ['issue', 'queue'],
  review: ['review', 'queue'],
  candidate: ['candidates'],
  feed: ['candidates'],
  newsletter: ['newsletter'],
  import: ['import'],
  person: ['people'],
  invitation: ['people'],
};

type RecordOn<Noun> = (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  noun: Noun,
  at: Date,
) => Promise<void>;
type Row = { readonly id: string; readonly newsletter_id: string };

const recordOn =
  (kind: ObjectKind): RecordOn<Row> =>
  async (trx, actor, step, { id, newsletter_id: newsletterId }, at) =>
    recordAct(trx, actor, { step, newsletterId, object: { kind, id }, at });

export const recordIssueAct = recordOn('issue');
export const recordReviewAct = recordOn('review');

/** Records a step on a review that changed the open issue that holds it, or held it until then. */
export const recordActInIssue: RecordOn<Row & { readonly issue_id: string | null }> = async (
  trx,
  actor,
  step,
  { id, newsletter_id: newsletterId, issue_id: issueId },
  at,
) => recordAct(trx, actor, { step, newsletterId, object: { kind: 'review', id }, issueId, at });

/** Records a step that was taken on a newsletter, by its id. */
export const recordNewsletterAct: RecordOn<string> = async (trx, actor, step, id, at) =>
  recordOn('newsletter')(trx, actor, step, { id, newsletter_id: id }, at);

/** The columns that say who did something, and by which door. */
export function whoOf(actor: Exclude<Actor, { kind: 'reader' | 'provider' }>) {
  switch (actor.kind) {
    case 'person':
      return { actor_kind: actor.kind, actor: actor.id, door: actor.door };
    case 'key':
      return { actor_kind: actor.kind, actor: actor.id, door: 'key' };
    case 'command':
      return { actor_kind: actor.kind, actor: actor.user, door: 'command line' };
    case 'clock':
      return { actor_kind: actor.kind, actor: null, door: 'clock' };
  }
}
