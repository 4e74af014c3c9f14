import type { Issue } from '@galley/contract/issue';
import type { CalendarEntry } from '@galley/contract/newsletter';

/** Something that goes out, went out or should have: a slot, or an issue that has none in sight. */
export interface Planned {
  readonly id: string;
  /** The newsletter's local date. */
  readonly on: string;
  readonly slot: CalendarEntry | null;
  readonly issue: Issue | null;
}

/** States in which a slot's issue is compiled again on request. */
const OPEN: readonly string[] = ['draft', 'approved', 'held'];

/**
 * All dates in order: the slots of the calendar, and the issues that it does not show, which are
 * out or were made outside the slots. A cancelled issue whose number is free again is left out.
 */
export function planDates(
  calendar: readonly CalendarEntry[],
  issues: readonly Issue[],
): readonly Planned[] {
  const shown = new Set(
    calendar.flatMap(({ outcome }) => (outcome.kind === 'issue' ? [outcome.number] : [])),
  );
  const slots = calendar.map((slot) => ({
    id: slot.bestOf === null ? slot.dueOn : `best-of-${slot.dueOn}`,
    on: slot.dueOn,
    slot,
    issue: issues.find((issue) => issue.slot === slot.dueOn && isOf(slot, issue)) ?? null,
  }));
  const others = issues
    .filter(({ number, numberIsFree }) => !shown.has(number) && !numberIsFree)
    .map((issue) => ({
      id: `issue-${issue.number}`,
      on: issue.slot ?? issue.datedOn,
      slot: null,
      issue,
    }));
  return [...others, ...slots].toSorted(
    (a, b) =>
      compare(a.on, b.on) ||
      compare(instantOf(a), instantOf(b)) ||
      (numberOf(a) ?? 0) - (numberOf(b) ?? 0),
  );
}

const isOf = ({ outcome }: CalendarEntry, { number }: Issue): boolean =>
  outcome.kind === 'issue' && outcome.number === number;

/** What has no time yet comes last on its day. */
const instantOf = ({ slot, issue }: Planned): string =>
  slot?.dueAt ?? issue?.dueAt ?? issue?.sentAt ?? '~';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where somebody looks first: the next slot or, without one, the last date. */
export const nextOf = (planned: readonly Planned[], now: number): Planned | undefined =>
  planned.find(({ slot }) => slot !== null && Date.parse(slot.dueAt) > now) ?? planned.at(-1);

/** The slot that compiling takes when nobody names one; null if none is open. */
export const compiledNext = (planned: readonly Planned[], now: number): Planned | null =>
  planned.find(
    ({ slot }) =>
      slot !== null &&
      slot.bestOf === null &&
      Date.parse(slot.dueAt) > now &&
      slot.outcome.kind !== 'skipped' &&
      (slot.outcome.kind !== 'issue' || OPEN.includes(slot.outcome.state)),
  ) ?? null;

/** The issue's number, once there is one. */
export function numberOf({ slot, issue }: Planned): number | null {
  if (issue !== null) return issue.number;
  return slot?.outcome.kind === 'issue' ? slot.outcome.number : null;
}

/** The issue's state, once there is one. */
export function stateOf({ slot, issue }: Planned): Issue['state'] | null {
  if (slot?.outcome.kind === 'issue') return slot.outcome.state;
  return issue?.state ?? null;
}

/** The dates month by month, `YYYY-MM`. */
export const byMonth = (planned: readonly Planned[]): ReadonlyMap<string, readonly Planned[]> =>
  Map.groupBy(planned, ({ on }) => on.slice(0, 7));

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(now: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
