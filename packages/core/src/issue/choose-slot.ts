import { isDueDate } from '../newsletter/due-dates.ts';
import {
  madeUpUntil,
  slotOn,
  upcomingSlots,
  type Schedule,
  type Slot,
} from '../newsletter/slots.ts';
import type { IssueState } from './issue-state.ts';
import type { SkipReason } from './skip-reason.ts';

/**
 * A decided slot. One that was not skipped and has no issue was returned: its issue was cancelled
 * before it reached anybody.
 */
export interface DecidedSlotFacts {
  /** With the times it was decided with. */
  readonly slot: Slot;
  /** Why it was skipped; null when it was compiled. */
  readonly skipped: SkipReason | null;
  readonly issue: {
    readonly id: string;
    readonly number: number;
    readonly state: IssueState;
  } | null;
}

export type ChooseSlot =
  | { readonly kind: 'new'; readonly slot: Slot }
  /** An issue of that slot is still open: it is compiled again. */
  | { readonly kind: 'again'; readonly issueId: string }
  /** The wanted date isn't available; `next` are some that are. */
  | { readonly kind: 'no-slot'; readonly detail: string; readonly next: readonly string[] };

const OPEN: readonly IssueState[] = ['draft', 'approved', 'held'];
const SUGGESTIONS = 3;

/**
 * Chooses the slot that a person compiles: the wanted date, or the next one that is not over (even
 * before its cut-off). A slot that was skipped, or whose issue is out, stays decided. A person may
 * compile a returned one again; the scheduler leaves it alone.
 */
export function chooseSlot(input: {
  readonly schedule: Schedule;
  readonly decided: readonly DecidedSlotFacts[];
  readonly wanted: string | null;
  readonly now: Date;
}): ChooseSlot {
  const { schedule, wanted, now } = input;
  const decided = new Map(input.decided.map((facts) => [facts.slot.dueOn, facts]));
  const slots = input.decided.map(({ slot }) => slot);
  const open = upcomingSlots(schedule, now, slots.length + SUGGESTIONS, slots)
    .map((slot) => ({ dueOn: slot.dueOn, choice: chooseDecided(decided.get(slot.dueOn), slot) }))
    .filter(({ choice }) => choice.kind !== 'over');
  const next = open.slice(0, SUGGESTIONS).map(({ dueOn }) => dueOn);
  const choice = wanted === null ? open[0]?.choice : chooseWanted(schedule, decided, wanted, now);
  if (choice === undefined) return { kind: 'no-slot', detail: 'no slot is open', next };
  return choice.kind === 'over' ? { kind: 'no-slot', detail: choice.detail, next } : choice;
}

type Choice =
  Exclude<ChooseSlot, { kind: 'no-slot' }> | { readonly kind: 'over'; readonly detail: string };

function chooseWanted(
  schedule: Schedule,
  decided: ReadonlyMap<string, DecidedSlotFacts>,
  wanted: string,
  now: Date,
): Choice {
  const facts = decided.get(wanted);
  // A decided date keeps its issue even after the cadence has changed.
  if (facts === undefined && !isDueDate(schedule.cadence, wanted)) {
    return { kind: 'over', detail: 'it is not a due date of the cadence' };
  }
  const slot = facts?.slot ?? slotOn(schedule, wanted);
  if ((facts === undefined || isGivenBack(facts)) && now > madeUpUntil(schedule, slot)) {
    return { kind: 'over', detail: 'it is past its lateness limit' };
  }
  return chooseDecided(facts, slot);
}

function chooseDecided(facts: DecidedSlotFacts | undefined, slot: Slot): Choice {
  if (facts === undefined || isGivenBack(facts)) return { kind: 'new', slot };
  const { issue, skipped } = facts;
  if (issue === null) return { kind: 'over', detail: `it was skipped (${skipped ?? 'empty'})` };
  if (OPEN.includes(issue.state)) return { kind: 'again', issueId: issue.id };
  return { kind: 'over', detail: `its issue ${issue.number} is ${issue.state}` };
}

const isGivenBack = (facts: DecidedSlotFacts): boolean =>
  facts.issue === null && facts.skipped === null;
