import type { ReleasedIssue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { isIssueEdge, isReleaseDay } from '@galley/core/issue';
import { isLoopbackUrl } from '@galley/core/network';
import {
  archiveIssue,
  keepFeedHost,
  listIssueReviews,
  lockIssue,
  lockNewsletter,
  setReviewStates,
  updateIssue,
  type IssueRow,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import {
  findIssueFor,
  wrongState,
  type IssueRef,
  type IssueRefusal,
  type WrongIssueState,
} from './find-issue.ts';
import { dayOf, otherDay } from './issue-day.ts';
import { presentIssue } from './present-issue.ts';
import { holdStill } from '../door/hold-still.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { storedHash } from './stored-hash.ts';

interface Released<I> {
  /** `already-released` is not a refusal, so that an interrupted command can run again. */
  readonly kind: 'done' | 'already-released';
  readonly issue: I;
}

type NotReleased = WrongIssueState | RefusalOf<'other-day' | 'installation-held'>;

export type ReleaseIssue = Released<ReleasedIssue> | NotReleased | IssueRefusal;

/**
 * Releases an approved issue for sending, whatever its slot. Nothing leaves until the newsletter's
 * undo window is over. Refuses an issue whose stored bytes are not the approved ones, and any
 * release on a day other than their date.
 */
export async function releaseIssue(
  deps: PressDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<ReleaseIssue> {
  const found = await findIssueFor(deps, actor, 'release-issue', ref);
  if (found.kind !== 'found') return found;
  const released = await releaseFound(deps, actor, found.issue);
  if (!('issue' in released)) return released;
  const { time_zone: timeZone } = found.newsletter;
  return { ...released, issue: { ...presentIssue(released.issue), timeZone } };
}

/** Releases an issue that is already loaded. */
export const releaseFound = async (
  deps: PressDeps,
  actor: Actor,
  found: IssueRow,
): Promise<Released<IssueRow> | NotReleased> =>
  deps.db.transaction().execute(async (trx): Promise<Released<IssueRow> | NotReleased> => {
    const newsletter = await lockNewsletter(trx, found.newsletter_id);
    const issue = await lockIssue(trx, found.id);
    if (issue.state === 'sending' || issue.state === 'sent') {
      return { kind: 'already-released', issue };
    }
    if (issue.state !== 'approved' || !isIssueEdge(issue.state, 'sending')) {
      return wrongState(issue, 'only an approved issue can be sent');
    }
    if (issue.approved_hash === null || (await storedHash(trx, issue)) !== issue.approved_hash) {
      return wrongState(issue, 'its stored bytes are not the approved ones; compile it again');
    }
    const held = await holdStill(trx, true);
    if (held !== null) return held;
    const now = deps.clock();
    const by = actor.kind === 'clock' ? 'clock' : 'person';
    if (!isReleaseDay(dayOf(issue, newsletter), by, now)) {
      return otherDay(issue, newsletter.time_zone, now);
    }
    const released = await updateIssue(trx, issue.id, {
      state: 'sending',
      reason: null,
      reason_detail: null,
      released_at: now,
      send_after: new Date(now.getTime() + newsletter.undo_window_seconds * 1000),
      updated_at: now,
    });
    await recordIssueAct(trx, actor, 'release-issue', issue, now);
    const reviews = await listIssueReviews(trx, issue.id);
    await setReviewStates(
      trx,
      reviews.map(({ id }) => id),
      'featured',
      now,
    );
    await archiveIssue(trx, { issueId: issue.id, language: newsletter.language });
    // On a laptop it isn't the host yet at which readers will find the feeds.
    if (newsletter.feed_host === null && !isLoopbackUrl(deps.publicUrl)) {
      await keepFeedHost(trx, newsletter.id, new URL(deps.publicUrl).hostname);
    }
    await deps.wake?.('work-issues', trx);
    return { kind: 'done', issue: released };
  });
