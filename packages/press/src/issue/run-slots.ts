import type { Actor } from '@galley/core/editor';
import { needsSlotDate, type HoldReason, type SkipReason } from '@galley/core/issue';
import { dueSlots, type Schedule, type SlotKind } from '@galley/core/newsletter';
import { listDecidedSlots, listNewsletterRows, listOpenIssues, type IssueRow } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { holdStill } from '../door/hold-still.ts';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import { recompileIssue } from '../compile/recompile-issue.ts';
import { bestOfScheduleOf, scheduleOf } from '../compile/schedule-of.ts';
import type { PressDeps } from '../press-deps.ts';
import { approveFound } from './approve-issue.ts';
import { compileBestOfSlot, type CompileBestOfSlot } from './compile-best-of-slot.ts';
import { compileSlot, type CompileSlot } from './compile-issue.ts';
import { dayOf } from './issue-day.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { missSlots } from './miss-slots.ts';
import { remindEditors } from './remind-editors.ts';
import { settleDueIssue } from './settle-due-issue.ts';

/** An issue as logs name it. */
export interface IssueName {
  readonly newsletter: string;
  readonly number: number;
}

/** What this run did; what other schedulers did is not included. */
export interface RunSlots {
  readonly kind: 'ran';
  readonly compiled: readonly (IssueName & { readonly dueOn: string })[];
  readonly skipped: readonly {
    readonly newsletter: string;
    readonly dueOn: string;
    readonly reason: SkipReason;
  }[];
  readonly approved: readonly IssueName[];
  readonly released: readonly IssueName[];
  readonly held: readonly (IssueName & { readonly reason: HoldReason })[];
  readonly failures: readonly { readonly newsletter: string; readonly error: unknown }[];
}

type Mutable = { -readonly [K in Exclude<keyof RunSlots, 'kind'>]: RunSlots[K][number][] };

/** The approver's name for a newsletter with auto-approval. */
const AUTO_APPROVER = 'auto-approve';

/**
 * Does what is due in every newsletter but the sample: compiles, skips or misses slots after their
 * cut-off, and releases or holds issues at their send time. Every change is conditional on its row,
 * so any number of schedulers can run this at once, and one that was down catches up. If one
 * newsletter fails, the others continue.
 */
export async function runSlots(deps: PressDeps, actor: Actor): Promise<RunSlots | NotAllowed> {
  const denied = refuse(actor, 'skip-slot', null) ?? refuse(actor, 'hold-issue', null);
  if (denied !== null) return denied;
  const done: Mutable = {
    compiled: [],
    skipped: [],
    approved: [],
    released: [],
    held: [],
    failures: [],
  };
  // After a restore, slots pass until a person has seen which of them were served.
  if ((await holdStill(deps.db, true)) !== null) return { kind: 'ran', ...done };
  for (const newsletter of await listNewsletterRows(deps.db)) {
    if (newsletter.is_sample) continue;
    try {
      await decideSlots(deps, actor, newsletter, done);
      await decideBestOfs(deps, actor, newsletter, done);
      await settleIssues(deps, actor, newsletter, done);
    } catch (error) {
      done.failures.push({ newsletter: newsletter.slug, error });
    }
  }
  return { kind: 'ran', ...done };
}

async function decideSlots(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  done: Mutable,
): Promise<void> {
  const plan = { kind: 'regular', schedule: scheduleOf(newsletter) } as const;
  const since = newsletter.slots_since;
  for (const slot of await takeDueSlots(deps, actor, newsletter, { ...plan, since }, done)) {
    record(done, newsletter, slot.dueOn, await compileSlot(deps, actor, newsletter.id, slot));
  }
}

/** The same for its best-ofs, which have slots of their own. */
async function decideBestOfs(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  done: Mutable,
): Promise<void> {
  const schedule = bestOfScheduleOf(newsletter);
  if (schedule === null) return;
  const plan = { kind: 'best-of', schedule, since: newsletter.best_of_since } as const;
  for (const slot of await takeDueSlots(deps, actor, newsletter, plan, done)) {
    record(done, newsletter, slot.dueOn, await compileBestOfSlot(deps, actor, newsletter.id, slot));
  }
}

/** Records the slots that were missed, and returns those that are due. */
async function takeDueSlots(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  plan: { readonly kind: SlotKind; readonly schedule: Schedule; readonly since: Date },
  done: Mutable,
) {
  const { kind, schedule, since } = plan;
  const decided = await listDecidedSlots(deps.db, newsletter.id, kind);
  const due = dueSlots({
    schedule,
    since,
    decided: new Set(decided.map((row) => row.due_on)),
    now: deps.clock(),
  });
  const late = due.filter(({ verdict }) => verdict === 'missed').map(({ slot }) => slot);
  for (const { dueOn, reason } of await missSlots(deps, actor, newsletter.id, late, kind)) {
    done.skipped.push({ newsletter: newsletter.slug, dueOn, reason });
  }
  return due.filter(({ verdict }) => verdict === 'due').map(({ slot }) => slot);
}

function record(
  done: Mutable,
  { slug }: Newsletter,
  dueOn: string,
  outcome: CompileSlot | CompileBestOfSlot,
): void {
  if (outcome.kind === 'skipped') {
    done.skipped.push({ newsletter: slug, dueOn, reason: outcome.reason });
  } else if (outcome.kind === 'compiled') {
    done.compiled.push({ newsletter: slug, number: outcome.issue.number, dueOn });
  }
}

async function settleIssues(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  done: Mutable,
): Promise<void> {
  for (const open of await listOpenIssues(deps.db, newsletter.id)) {
    const name = { newsletter: newsletter.slug, number: open.number };
    let issue = open;
    const isPast = isPastCutOff(deps, newsletter, issue);
    if (isPast) issue = await dateForSlot(deps, actor, newsletter, issue);
    // With four eyes the clock is nobody who could approve.
    if (newsletter.auto_approve && !newsletter.four_eyes && issue.state === 'draft' && isPast) {
      const outcome = await approveFound(deps, actor, { issue, newsletter }, { by: AUTO_APPROVER });
      if (outcome.kind === 'approved') {
        issue = outcome.issue;
        if (issue.approved_by === AUTO_APPROVER) done.approved.push(name);
      }
    }
    if (isPast) await remindEditors(deps, newsletter, issue);
    const settled = await settleDueIssue(deps, actor, newsletter, issue);
    if (settled.kind === 'released') done.released.push(name);
    if (settled.kind === 'held') done.held.push({ ...name, reason: settled.reason });
  }
}

/**
 * Gives an issue the date under which its slot can release it. Only an issue that a person dated
 * another day needs that; new bytes void its approval.
 */
async function dateForSlot(
  deps: PressDeps,
  actor: Actor,
  newsletter: Newsletter,
  issue: IssueRow,
): Promise<IssueRow> {
  if (!needsSlotDate(dayOf(issue, newsletter), deps.clock())) return issue;
  const outcome = await recompileIssue(deps, issue.id, {
    dateWish: 'slot',
    // A person who approves it meanwhile has chosen its date.
    onlyIf: (now) => needsSlotDate(dayOf(now, newsletter), deps.clock()),
    record: (trx, at) => recordIssueAct(trx, actor, 'compile-issue', issue, at),
  });
  return outcome.issue;
}

const isPastCutOff = (
  deps: PressDeps,
  newsletter: Newsletter,
  issue: { readonly due_at: Date | null },
): boolean =>
  issue.due_at !== null &&
  deps.clock().getTime() >= issue.due_at.getTime() - newsletter.cut_off_seconds * 1000;
