import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { calendarText } from './calendar-text.ts';

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
      text: (paint) => calendarText(paint, newsletter, entries),
      notes: newsletter.isSample
        ? ['The scheduler leaves the sample newsletter alone, so it has no slots.']
        : [],
    };
  });
