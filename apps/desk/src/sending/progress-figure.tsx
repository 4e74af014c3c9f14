import type { SendingProgress } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { useHearing } from '../live/hearing.ts';
import { useWords } from '../words/words.tsx';
import type { Underway } from './order-sendings.ts';

/** What becomes of readers, in the order in which the bar shows it. */
const FILLED = ['accepted', 'rejected', 'uncertain', 'excluded'] as const;
const PARTS = [...FILLED, 'pending'] as const;
const WIDTH = 1000;

/** How far a send has come: a bar, its parts in figures, its rate and the time left. */
export function ProgressFigure({ issue }: { readonly issue: Underway }): ReactNode {
  const { words, format } = useWords();
  const { progress } = issue;
  const its = words.sending.progress;
  const done = progress.audience - progress.pending;
  const have = its.reachedCount(progress.accepted);
  const all = its.ofCount(progress.audience);
  return (
    <div className="send-figure">
      <p className="send-have">
        <strong>{have}</strong> {progress.isFrozen && <span className="quiet">{all}</span>}
      </p>
      <div
        className="send-bar"
        role="progressbar"
        aria-label={its.label}
        aria-valuemin={0}
        aria-valuemax={progress.audience}
        aria-valuenow={progress.isFrozen ? done : undefined}
        aria-valuetext={progress.isFrozen ? `${have} ${all}` : its.gathering}
      >
        <Bar progress={progress} />
      </div>
      <p className="send-pace">
        <Pace issue={issue} />
      </p>
      <dl className="send-counts">
        {PARTS.map((part) => (
          <div key={part} className={progress[part] === 0 ? `${part} none` : part}>
            <dt>{words.sending.counts[part]}</dt>
            <dd>{format.number(progress[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Bar({ progress }: { readonly progress: SendingProgress }): ReactNode {
  const scale = WIDTH / Math.max(progress.audience, 1);
  const startOf = (index: number): number =>
    FILLED.slice(0, index).reduce((sum, part) => sum + progress[part], 0);
  return (
    <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      {FILLED.map((part, index) => (
        <rect
          key={part}
          className={part}
          x={startOf(index) * scale}
          y="0"
          width={progress[part] * scale}
          height="10"
        />
      ))}
    </svg>
  );
}

function Pace({ issue }: { readonly issue: Underway }): ReactNode {
  const { words, format, moments } = useWords();
  const isHearing = useHearing();
  const { progress: its, bar, reconnecting } = words.sending;
  const { perSecond, secondsLeft, isFrozen, accepted } = issue.progress;
  if (!isHearing) return <span role="status">{reconnecting}</span>;
  if (issue.state === 'paused') {
    const { resumesAt } = issue;
    return resumesAt === null ? its.pausedHere : bar.resumesAt(moments.full(resumesAt));
  }
  if (!isFrozen) return its.gathering;
  if (perSecond === null) return accepted === 0 ? its.first : null;
  const rate = perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond);
  return (
    <>
      {its.rate(format.number(rate))}
      {secondsLeft !== null && (
        <> · {secondsLeft < 60 ? its.leftSoon : its.left(format.duration(secondsLeft))}</>
      )}
    </>
  );
}
