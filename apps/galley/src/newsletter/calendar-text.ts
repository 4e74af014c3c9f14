import type { CalendarEntry } from '@galley/contract/newsletter';
import { localTime } from '@galley/core/newsletter';
import type { Paint } from '../shell/paint.ts';
import { table } from '../shell/table.ts';
import { count, when } from '../shell/when.ts';

interface Head {
  readonly title: string;
  readonly cadence: string;
  readonly timeZone: string;
}

/** Prints a newsletter's calendar, and in words what its clocks do meanwhile. */
export function calendarText(
  paint: Paint,
  newsletter: Head,
  entries: readonly CalendarEntry[],
): string {
  const { title, cadence, timeZone } = newsletter;
  return [
    `${paint.bold(title)} ${cadence}, ${timeZone}`,
    table(
      paint,
      ['DUE', 'LOCAL TIME', 'UTC', 'CUT-OFF', 'WHAT'],
      entries.map((entry) => [
        entry.dueOn,
        `${entry.localTime} (${entry.offset}${entry.timeZone === timeZone ? '' : `, ${entry.timeZone}`})`,
        when(entry.dueAt),
        cutOff(entry),
        what(paint, entry, nothingIsLeft(entries)),
      ]),
    ),
    ...entries.flatMap((entry) => clockLines(entry, timeZone)),
  ].join('\n');
}

/** Local time, with its date if that is not the slot's. */
function cutOff({ dueOn, cutOffAt, timeZone }: CalendarEntry): string {
  const { date, time } = localTime(new Date(cutOffAt), timeZone);
  return date === dueOn ? time : `${date} ${time}`;
}

/** What an empty slot means: earlier slots take every review, or there is none. */
const nothingIsLeft = (entries: readonly CalendarEntry[]): string =>
  entries.some(({ outcome }) => outcome.kind === 'would-compile')
    ? 'nothing is left in the queue by then'
    : 'the queue is empty';

function what(paint: Paint, entry: CalendarEntry, empty: string): string {
  const { outcome, madeUpUntil, dueOn, bestOf } = entry;
  if (bestOf !== null) return bestOfText(paint, entry, bestOf);
  switch (outcome.kind) {
    case 'issue': {
      const issue = `issue ${outcome.number}, ${outcome.state}: ${titles(outcome.reviews)}`;
      return [issue, ...lateText(entry)].join('; ');
    }
    case 'would-compile': {
      const made =
        madeUpUntil === null
          ? ''
          : `${paint.yellow(`passed; made up if Galley runs by ${there(madeUpUntil, entry)}:`)} `;
      return [`${made}${titles(outcome.reviews)}`, ...lateText(entry)].join('; ');
    }
    case 'would-skip':
      return paint.yellow(
        `${madeUpUntil === null ? '' : 'passed; '}${skipText(entry, outcome, empty)}`,
      );
    case 'would-miss':
      return paint.yellow('passed, and too late to make up: missed, because Galley did not run');
    case 'skipped':
      return paint.yellow(
        NOT_FOR_THE_QUEUE[outcome.reason] ?? skipText(entry, outcome, 'the queue was empty'),
      );
    case 'given-back':
      return paint.yellow(`cancelled; to compile it again: galley issue compile --slot ${dueOn}`);
  }
}

/** Why a slot was skipped, whatever its queue held. */
const NOT_FOR_THE_QUEUE: Readonly<Record<string, string>> = {
  missed: 'missed: Galley did not run in time; its reviews wait for the next slot',
  restored: 'closed after a restore: its issue was sent, or may have been',
};

/** What became or would become of the best-of of a month. */
function bestOfText(paint: Paint, entry: CalendarEntry, month: string): string {
  const { outcome, madeUpUntil } = entry;
  const name = `best of ${month}`;
  switch (outcome.kind) {
    case 'issue':
      return `${name}: issue ${outcome.number}, ${outcome.state}: ${titles(outcome.reviews)}`;
    case 'would-compile': {
      const made =
        madeUpUntil === null
          ? ''
          : ` ${paint.yellow(`passed; made up if Galley runs by ${there(madeUpUntil, entry)};`)}`;
      const { reviews } = outcome;
      return `${name}:${made} ${reviews.length === 0 ? 'no rated review is out yet' : titles(reviews)}`;
    }
    case 'given-back':
      return paint.yellow(
        `${name}: cancelled; to compile it again: galley issue compile --best-of ${month}`,
      );
    case 'would-miss':
      return paint.yellow(`${name}: passed, and too late to make up: Galley did not run`);
    default:
      return paint.yellow(`${name}: ${NO_BEST_OF[outcome.reason] ?? outcome.reason}`);
  }
}

const NO_BEST_OF: Readonly<Partial<Record<Skip['reason'], string>>> = {
  'nothing-rated': 'skipped: no rated review went out in that month',
  'made-by-hand': 'skipped: somebody had made it already',
  missed: 'missed: Galley did not run in time',
  restored: 'closed after a restore: it was sent, or may have been',
};

type Skip = Extract<CalendarEntry['outcome'], { kind: 'would-skip' | 'skipped' }>;

/** Why a slot has no issue, when its queue closed, and what came later. */
function skipText(entry: CalendarEntry, skip: Skip, empty: string): string {
  const { reason, held } = skip;
  const late = lateText(entry);
  const others = held === null || held === 0 ? [] : [`${count(held, 'review')} held`];
  switch (reason) {
    case 'too-few':
      return [
        `skipped: ${count(skip.ready ?? 0, 'review')} of at least ${skip.minimum ?? 0} needed`,
        ...others,
        ...late,
      ].join('; ');
    case 'all-held':
      return [`skipped: no review is ready, ${others.join('')}`, ...late].join('; ');
    default:
      return [
        late.length === 0 ? `skipped: ${empty}` : 'skipped: nothing was in the queue in time',
        ...late,
      ].join('; ');
  }
}

/** When the queue closed, what came later, and where that waits. */
function lateText(entry: CalendarEntry): string[] {
  const { late } = entry;
  if (late.length === 0) return [];
  const slots = [...new Set(late.map(({ waitsFor }) => waitsFor))];
  return [
    `the queue closed at ${there(entry.cutOffAt, entry)}`,
    ...slots.map((slot) => {
      const waiting = late.filter(({ waitsFor }) => waitsFor === slot);
      const verb = waiting.length === 1 ? 'waits' : 'wait';
      return `${titles(waiting)} came later and ${verb} ${slot === null ? 'in the queue' : `for ${slot}`}`;
    }),
  ];
}

/** A local time, with its date if that is not the slot's. */
function there(instant: string, { dueOn, timeZone }: CalendarEntry): string {
  const { date, time } = localTime(new Date(instant), timeZone);
  return date === dueOn ? time : `${time} on ${date}`;
}

/** As many titles as fit in a line, and the number of others. */
function titles(reviews: readonly { readonly title: string }[]): string {
  const shown = reviews.slice(0, TITLES_SHOWN).map(({ title }) => title);
  const more = reviews.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ');
}

const TITLES_SHOWN = 3;

function clockLines(entry: CalendarEntry, timeZone: string): string[] {
  const { dueOn, movedFrom, localTime: time, clockChanges } = entry;
  return [
    ...clockChanges.map(
      (change) =>
        `On ${change.on} at ${change.time}, clocks in ${timeZone} go ${change.minutes > 0 ? 'forward' : 'back'} by ${spellMinutes(Math.abs(change.minutes))}; slots keep their local time.`,
    ),
    ...(movedFrom === null
      ? []
      : [`On ${dueOn}, clocks skip ${movedFrom}, so that slot is at ${time}.`]),
  ];
}

const spellMinutes = (minutes: number): string =>
  minutes % 60 === 0 ? count(minutes / 60, 'hour') : count(minutes, 'minute');
