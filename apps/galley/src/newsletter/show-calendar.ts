import type { CalendarEntry } from '@galley/contract/newsletter';
import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { table } from '../shell/table.ts';
import { count, when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface CalendarOptions {
  readonly newsletter?: string;
  readonly next: number;
}

export const showCalendar = async (shell: Shell, options: CalendarOptions): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const shown = await press.calendar(deps, deps.actor, {
      newsletter: options.newsletter ?? null,
      next: options.next,
    });
    if (shown.kind !== 'ok') return answerRefusal(shown);
    const { newsletter, entries } = shown;
    return {
      kind: 'done',
      json: entries,
      text: (paint) =>
        [
          `${paint.bold(newsletter.title)} ${newsletter.cadence}, ${newsletter.timeZone}`,
          table(
            paint,
            ['DUE', 'LOCAL TIME', 'UTC', 'WHAT'],
            entries.map((entry) => row(paint, entry)),
          ),
        ].join('\n'),
    };
  });

const row = (
  paint: Paint,
  { dueOn, localTime, offset, dueAt, outcome }: CalendarEntry,
): string[] => [dueOn, `${localTime} (${offset})`, when(dueAt), what(paint, outcome)];

function what(paint: Paint, outcome: CalendarEntry['outcome']): string {
  switch (outcome.kind) {
    case 'issue':
      return `issue ${outcome.number}, ${outcome.state}: ${titles(outcome.reviews)}`;
    case 'would-compile':
      return titles(outcome.reviews);
    case 'would-skip':
      return paint.yellow(
        outcome.ready === 0
          ? 'skipped: the queue is empty'
          : `skipped: ${count(outcome.ready, 'review')} of at least ${outcome.minimum} needed`,
      );
    case 'skipped':
      return paint.yellow(`skipped (${outcome.reason})`);
    case 'given-back':
      return paint.yellow('cancelled; to compile it again: galley issue compile');
  }
}

/** As many titles as fit in a line, and the number of others. */
function titles(reviews: readonly { readonly title: string }[]): string {
  const shown = reviews.slice(0, TITLES_SHOWN).map(({ title }) => title);
  const more = reviews.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ');
}

const TITLES_SHOWN = 3;
