import type { CalendarEntry } from '@galley/contract/newsletter';
import type { PlannerWords } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** Why a slot has no issue, or would have none if the cut-off were now. */
export function SlotWhy({ slot }: { readonly slot: CalendarEntry }): ReactNode {
  const { words } = useWords();
  const { why, day } = words.planner;
  const { outcome, late, bestOf } = slot;
  switch (outcome.kind) {
    case 'would-miss':
      return <p className="date-why">{why.wouldMiss}</p>;
    case 'given-back':
      return <p className="date-why">{bestOf === null ? why.free : why.freeBestOf}</p>;
    case 'would-compile':
      return bestOf !== null && outcome.reviews.length === 0 ? (
        <p className="date-why">{why.nothingYet}</p>
      ) : null;
    case 'skipped':
      return (
        <p className="date-why">
          {bestOf === null ? saySkipped(outcome, late.length > 0, why) : sayNoBestOf(outcome, why)}
        </p>
      );
    case 'would-skip':
      return (
        <>
          <h4>{day.skipped}</h4>
          <p>{sayShortage(outcome, late.length > 0, why)}</p>
        </>
      );
    default:
      return null;
  }
}

function saySkipped(outcome: Shortage, hasLate: boolean, why: PlannerWords['why']): string {
  if (outcome.reason === 'restored') return why.restored;
  return outcome.reason === 'missed' ? why.missed : sayShortage(outcome, hasLate, why);
}

function sayNoBestOf({ reason }: Shortage, why: PlannerWords['why']): string {
  if (reason === 'made-by-hand') return why.madeByHand;
  if (reason === 'restored') return why.restored;
  return reason === 'missed' ? why.missedBestOf : why.nothingRated;
}

type Shortage = Extract<CalendarEntry['outcome'], { kind: 'would-skip' | 'skipped' }>;

function sayShortage(
  { reason, ready, minimum, held }: Shortage,
  hasLate: boolean,
  why: PlannerWords['why'],
): string {
  const first =
    reason === 'too-few'
      ? why.tooFew(ready ?? 0, minimum ?? 0)
      : hasLate
        ? why.emptyInTime
        : why.empty;
  return held === null || held === 0 ? first : `${first} ${why.heldCount(held)}`;
}
