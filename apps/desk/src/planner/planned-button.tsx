import type { PlannerWords } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { numberOf, stateOf, type Planned } from './plan.ts';
import { sayDay } from './weeks.ts';

type ShortWords = PlannerWords['short'];

export const plannedId = (id: string): string => `planned-${id}`;

export interface Choosing {
  readonly chosen: string | null;
  /** The slot that is compiled next. */
  readonly next: string | null;
  /** Whether the details of the chosen one stand below its button. */
  readonly isList: boolean;
  readonly choose: (id: string) => void;
  readonly open: (planned: Planned) => void;
}

/** A date of the plan: what goes out there, or why nothing does. */
export function PlannedButton({
  planned,
  isStop,
  choosing: { chosen, next, isList, choose, open },
}: {
  readonly planned: Planned;
  /** Whether Tab stops here: at one date of all. */
  readonly isStop: boolean;
  readonly choosing: Choosing;
}): ReactNode {
  const { words, format, language } = useWords();
  const { short, extra, bestOf } = words.planner;
  const { id, on, slot, issue } = planned;
  const number = numberOf(planned);
  const month = slot?.bestOf ?? issue?.bestOf ?? null;
  const isChosen = id === chosen;
  const mark = markOf(planned, id === next, { ...short, states: words.states });
  return (
    <button
      type="button"
      id={plannedId(id)}
      className={`planned ${mark.kind}`}
      tabIndex={isStop ? 0 : -1}
      {...(isList ? { 'aria-expanded': isChosen } : { 'aria-current': isChosen })}
      onClick={() => choose(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || number === null) return;
        event.preventDefault();
        open(planned);
      }}
    >
      <span className={isList ? 'planned-day' : 'unseen'}>{sayDay(on, language)}</span>
      <span className="planned-title">
        {number === null ? slot?.localTime : words.queue.today.issue(number)}
      </span>
      <span className="planned-mark">{mark.text}</span>
      {(month !== null || (slot === null && issue !== null && issue.slot === null)) && (
        <span className="planned-kind">{month === null ? extra : bestOf(format.month(month))}</span>
      )}
    </button>
  );
}

interface Marks extends ShortWords {
  readonly states: Readonly<Record<string, string>>;
}

/** What becomes of a date in a word, and the class that colours it. */
function markOf(
  planned: Planned,
  isNext: boolean,
  says: Marks,
): { readonly kind: string; readonly text: string } {
  const state = stateOf(planned);
  if (state !== null) return { kind: state, text: says.states[state] ?? state };
  const outcome = planned.slot?.outcome;
  switch (outcome?.kind) {
    case 'would-compile':
      return { kind: 'would', text: says.reviewsCount(outcome.reviews.length) };
    case 'would-skip':
      // Slots further ahead have time to fill.
      return isNext ? { kind: 'lacks', text: says.wouldSkip } : { kind: 'open', text: says.open };
    case 'would-miss':
      return { kind: 'missed', text: says.missed };
    case 'skipped':
      return outcome.reason === 'missed'
        ? { kind: 'missed', text: says.missed }
        : { kind: 'skipped', text: says.skipped };
    default:
      return { kind: 'free', text: says.free };
  }
}
