import type { Format } from '../../format.ts';
import type { PlannerWords } from './planner-words.ts';

export const englishPlanner = (format: Format): PlannerWords => ({
  title: 'Planner',
  ahead: 'What goes out when',
  later: 'Show later slots',
  earlier: {
    title: 'Earlier',
    what: 'Issues of past months, and slots that passed without one.',
    more: 'Show earlier ones',
  },
  extra: 'Extra issue',
  bestOf: (month) => `Best of ${month}`,
  short: {
    reviewsCount: (count) => format.plural(count, { one: '# review', other: '# reviews' }),
    wouldSkip: 'Would be skipped',
    open: 'No issue yet',
    skipped: 'Skipped',
    missed: 'Missed',
    free: 'Cancelled',
  },
  day: {
    due: 'Due',
    dated: 'Dated',
    cutOff: 'Cut-off',
    there: (when, zone) => `${when} in ${zone}`,
    would: 'What would go out if the cut-off were now',
    holds: 'What it holds',
    skipped: 'Why it would be skipped',
    late: 'Came after the cut-off',
    waitsFor: (day) => `waits for ${day}`,
    waits: 'waits in the queue',
    madeUp: (when, away) =>
      `This slot passed while Galley was not running. It is made up until ${when}, ${away}.`,
    forward: (day, time, duration) =>
      `On ${day} at ${time}, clocks go forward by ${duration}; slots keep their local time.`,
    back: (day, time, duration) =>
      `On ${day} at ${time}, clocks go back by ${duration}; slots keep their local time.`,
    moved: (wanted, time) => `Clocks skip ${wanted} on that day, so this slot is at ${time}.`,
  },
  why: {
    empty: 'The queue has no review for it.',
    emptyInTime: 'Nothing was in the queue in time.',
    heldCount: (held) =>
      format.plural(held, { one: '# review is held.', other: '# reviews are held.' }),
    tooFew: (ready, minimum) =>
      `${format.plural(ready, { one: '# review is ready', other: '# reviews are ready' })}; an issue needs ${format.number(minimum)}.`,
    wouldMiss: 'It passed while Galley was not running, and it is too late to make it up.',
    missed: 'Galley was not running in time. Its reviews wait for the next slot.',
    free: 'Its issue was cancelled. Until the slot is over, it can be compiled again.',
    freeBestOf: 'Its issue was cancelled. It can be compiled again.',
    nothingYet: 'No rated review of that month has gone out yet.',
    nothingRated: 'No rated review went out in that month.',
    madeByHand: 'Somebody had made the best of that month already.',
    restored: 'Its issue was sent, or may have been, after the backup that was restored.',
    missedBestOf: 'Galley was not running in time.',
  },
  actions: {
    open: 'Open the issue',
    proof: 'Proof of the next issue',
    compile: 'Compile now',
    again: 'Compile again',
    extra: 'Extra issue',
    bestOf: 'Best of a month',
    make: 'Make an issue',
    previous: 'Previous date',
    next: 'Next date',
    now: 'To the next slot',
    current: 'Current issue',
  },
  compileWhat: 'Makes this issue before its cut-off, from what waits now.',
  againWhat: 'Adds what has been queued since, as far as there is room.',
  making: 'Compiling…',
  made: (issue) => `${issue} is compiled`,
  extraForm: {
    title: 'Make an extra issue?',
    what: 'It takes the first reviews of the queue, so they no longer wait for the next slot. Nothing is sent before somebody approves it; cancelling it puts the reviews back.',
  },
  bestOfForm: {
    title: 'Best of a month',
    what: 'An issue of the best-rated reviews that went out in a month. Nothing is sent before somebody approves it.',
    month: 'Month',
  },
  sample: {
    title: 'The sample has no dates',
    what: 'It never goes out by itself. Make an issue from its queue whenever you like.',
  },
  empty: {
    title: 'No issue yet',
    what: 'Issues made outside the slots appear here too.',
  },
  refusals: {
    'nothing-queued': 'No review is waiting in the queue.',
    'no-slot': 'This slot is over or already has its issue.',
    'nothing-rated': 'No rated review went out in that month.',
    'already-out': 'The best of that month is out already.',
  },
});
