import type { ForeseenAgain, SentAgain } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import { judgeRejection, type PauseReason, type RejectionJudgement } from '@galley/core/delivery';
import type { Actor } from '@galley/core/editor';
import { isIssueEdge, issueName } from '@galley/core/issue';
import {
  findPaused,
  forgetSweep,
  lockIssue,
  lockNewsletter,
  planAgain,
  rejectedBatches,
  updateIssue,
  type Database,
  type Kysely,
  type RejectedBatch,
} from '@galley/db';
import { holdStill } from '../door/hold-still.ts';
import { recordIssueAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import {
  findIssueFor,
  wrongState,
  type ChangeRefusal,
  type IssueRef,
  type IssueRefusal,
} from './find-issue.ts';
import { foresee } from './forecast-issue.ts';

export type SendAgain =
  | { readonly kind: 'done'; readonly again: SentAgain }
  | RefusalOf<
      'nothing-to-send-again' | 'reason-not-gone' | 'deliveries-dropped' | 'installation-held'
    >
  | ChangeRefusal;

/**
 * Sends an issue again to the readers who were rejected for a reason that isn't theirs, and to nobody
 * else: the same approved bytes, under new keys. Nothing leaves until the newsletter's undo window is
 * over, and each batch is checked for readers who have left when it is frozen, as at first.
 */
export async function sendAgain(deps: PressDeps, actor: Actor, ref: IssueRef): Promise<SendAgain> {
  const found = await findIssueFor(deps, actor, 'send-again', ref);
  if (found.kind !== 'found') return found;
  return deps.db.transaction().execute(async (trx): Promise<SendAgain> => {
    const newsletter = await lockNewsletter(trx, found.newsletter.id);
    const issue = await lockIssue(trx, found.issue.id);
    const { number } = issue;
    // Others may move to `sending` too, but only by being released or resumed.
    if (issue.state !== 'sent' || !isIssueEdge(issue.state, 'sending')) {
      return wrongState(issue, 'only an issue that was sent can be sent again');
    }
    const held = await holdStill(trx, true);
    if (held !== null) return held;
    if (issue.final_counts !== null) return { kind: 'deliveries-dropped', number };
    // An issue that was imported has no deliveries.
    const rejected = issue.audience === 0 ? [] : await listRejected(trx, issue);
    const going = rejected.filter(({ judgement }) => judgement === 'again');
    const count = (judgement: RejectionJudgement) => countReaders(rejected, judgement);
    if (going.length === 0) {
      return {
        kind: 'nothing-to-send-again',
        number,
        stay: count('stays'),
        arrived: count('arrived'),
      };
    }
    const still = await findReason({ ...deps, db: trx }, count('again'));
    if (still !== null) return { kind: 'reason-not-gone', number, detail: still };
    const now = deps.clock();
    const undoUntil = new Date(now.getTime() + newsletter.undo_window_seconds * 1000);
    const planned = await planAgain(trx, issue.id, {
      batches: going,
      notBefore: undoUntil,
    });
    await updateIssue(trx, issue.id, {
      state: 'sending',
      again_after: undoUntil,
      again_batches: planned.batches,
      updated_at: now,
    });
    await forgetSweep(trx, issue.id);
    await recordIssueAct(trx, actor, 'send-again', issue, now);
    await deps.wake?.('work-issues', trx);
    return {
      kind: 'done',
      again: {
        id: issue.id,
        number,
        ...planned,
        stay: count('stays'),
        arrived: count('arrived'),
        undoUntil: undoUntil.toISOString(),
        timeZone: newsletter.time_zone,
      },
    };
  });
}

export type ForeseeAgain = { readonly kind: 'ok'; readonly foreseen: ForeseenAgain } | IssueRefusal;

/** Says whom {@link sendAgain} would send an issue to now, why they were rejected, and what is in the way. */
export async function foreseeAgain(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  ref: IssueRef,
): Promise<ForeseeAgain> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const isAsked = issue.state === 'sent' && issue.final_counts === null && issue.audience > 0;
  const rejected = isAsked ? await listRejected(deps.db, issue) : [];
  const going = rejected.filter(({ judgement }) => judgement === 'again');
  const byReason = Map.groupBy(going, ({ isDecided, reason }) => (isDecided ? null : reason));
  const readers = countReaders(rejected, 'again');
  return {
    kind: 'ok',
    foreseen: {
      readers,
      reasons: [...byReason].map(([reason, batches]) => ({
        reason,
        readers: countReaders(batches, 'again'),
      })),
      stay: countReaders(rejected, 'stays'),
      arrived: countReaders(rejected, 'arrived'),
      waits: readers === 0 ? null : await findReason(deps, readers),
      undoSeconds: newsletter.undo_window_seconds,
    },
  };
}

type Judged = RejectedBatch & { readonly judgement: RejectionJudgement };

const listRejected = async (
  db: Kysely<Database>,
  { id }: { readonly id: string },
): Promise<readonly Judged[]> =>
  (await rejectedBatches(db, id)).map((batch) => ({ ...batch, judgement: judgeRejection(batch) }));

const countReaders = (batches: readonly Judged[], judgement: RejectionJudgement): number =>
  batches
    .filter((batch) => batch.judgement === judgement)
    .reduce((sum, { readers }) => sum + readers, 0);

/** Why an issue waits that concerns the account, and so every other issue too. */
const OF_THE_ACCOUNT: readonly PauseReason[] = [
  'quota-daily',
  'quota-monthly',
  'not-allowed',
  'wrong-address',
];

/** Says why a first call would be refused, as far as anything stored tells; null if nothing does. */
async function findReason(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  readers: number,
): Promise<string | null> {
  const paused = await findPaused(deps.db, OF_THE_ACCOUNT);
  if (paused !== undefined) {
    return `issue ${issueName(paused.number)} of ${paused.title} is paused for it (${paused.reason})`;
  }
  const { daily, monthly } = (await foresee(deps, { readers })).quotaLeft;
  if (monthly === 0) return "the month's quota is used up";
  return daily === 0 ? "the day's quota is used up" : null;
}
