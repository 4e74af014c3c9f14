import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useHearing } from '../live/hearing.ts';
import { Icon } from '../parts/icon.tsx';
import { usePageKeys, useUrgentKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { clockText } from './clock-text.ts';
import { aimKeys, pageOf, stageOf, type Stage, type Underway } from './order-sendings.ts';
import { SteerButton } from './steer-button.tsx';
import { secondsUntil, useSending } from './use-sending.ts';
import { useSteering } from './use-steering.ts';

/** The most pressing of what is being sent, and what can be done about it. */
export function SendingStrip(): ReactNode {
  const { words } = useWords();
  const { issues, now } = useSending();
  const { pathname } = useLocation();
  const steering = useSteering();
  const { ordered, stop, hold } = aimKeys(issues, now, pathname);
  const { keys } = words.sending;
  useUrgentKeys({
    z:
      stop === null
        ? undefined
        : { label: keys.stop(steering.nameOf(stop)), act: () => steering.stop(stop) },
  });
  const way = hold?.state === 'paused' ? 'resume' : 'pause';
  usePageKeys({
    'Shift+P':
      hold === null
        ? undefined
        : { label: keys[way](steering.nameOf(hold)), act: () => steering[way](hold) },
  });
  const place = useRef<HTMLElement>(null);
  // What is over takes its buttons along, but not the keyboard.
  useLayoutEffect(() => {
    const strip = place.current;
    return () => {
      if (strip?.contains(document.activeElement) === true)
        document.querySelector<HTMLElement>('#content')?.focus();
    };
  }, []);
  const [first, ...others] = ordered;
  if (first === undefined) return null;
  const stage = stageOf(first, now);
  const aimed = stage === 'undo' ? first === stop : first === hold;
  return (
    <section className={`send-strip ${stage}`} aria-label={words.sending.title} ref={place}>
      <Icon name={stage === 'paused' ? 'pause' : 'send'} />
      <div className="send-strip-what">
        <Link to={pageOf(first)}>
          <bdi>{steering.nameOf(first)}</bdi>
        </Link>
        <Words issue={first} stage={stage} now={now} />
      </div>
      {stage !== 'undo' && first.progress.isFrozen && <Line issue={first} />}
      <div className="send-strip-do">
        {first.mayStop && (
          <SteerButton
            stage={stage}
            have={first.progress.accepted}
            hasKey={aimed}
            busy={steering.doing(first)}
            steer={(way) => steering[way](first)}
          />
        )}
        {others.length > 0 && <Others issues={others} nameOf={steering.nameOf} now={now} />}
      </div>
    </section>
  );
}

/** What a stage says; only that a stage begins is read out, each second would be a nuisance. */
function Words(props: {
  readonly issue: Underway;
  readonly stage: Stage;
  readonly now: number;
}): ReactNode {
  const { words, format } = useWords();
  const isHearing = useHearing();
  const { bar, title, reconnecting } = words.sending;
  const { issue, stage } = props;
  const name = words.sending.name(words.queue.today.issue(issue.number), issue.newsletterTitle);
  const read = { undo: bar.soon(name), sending: title, paused: words.states.paused };
  return (
    <p>
      <span className="unseen" role="status">
        {read[stage]}
      </span>
      {isHearing ? (
        <Said {...props} />
      ) : (
        <span className="send-strip-lost">
          {stage === 'undo' && issue.sendAfter !== null
            ? bar.leaves(clockText(secondsUntil(issue.sendAfter, props.now), format))
            : reconnecting}
        </span>
      )}
    </p>
  );
}

function Said(props: {
  readonly issue: Underway;
  readonly stage: Stage;
  readonly now: number;
}): ReactNode {
  const { words, format, moments } = useWords();
  const { bar } = words.sending;
  const { progress, sendAfter, resumesAt } = props.issue;
  const [have, all] = [format.number(progress.accepted), format.number(progress.audience)];
  if (props.stage === 'undo') {
    return (
      <span role="timer">
        {bar.leaves(clockText(secondsUntil(sendAfter ?? '', props.now), format))}
      </span>
    );
  }
  if (props.stage === 'paused') {
    return (
      <span>
        {progress.isFrozen ? bar.paused(have, all) : words.sending.progress.pausedHere}
        {resumesAt !== null && <> · {bar.resumesAt(moments.full(resumesAt))}</>}
      </span>
    );
  }
  return (
    <span>
      {progress.isFrozen ? bar.sending(have, all) : bar.gatheringCount(progress.audience)}
    </span>
  );
}

function Line({ issue: { progress } }: { readonly issue: Underway }): ReactNode {
  const { words } = useWords();
  return (
    <progress
      className="send-line"
      aria-label={words.sending.progress.label}
      max={Math.max(progress.audience, 1)}
      value={progress.audience - progress.pending}
    />
  );
}

function Others(props: {
  readonly issues: readonly Underway[];
  readonly nameOf: (issue: Underway) => string;
  readonly now: number;
}): ReactNode {
  const { words } = useWords();
  return (
    <details className="send-others">
      <summary>{words.sending.bar.othersCount(props.issues.length)}</summary>
      <ul>
        {props.issues.map((issue) => (
          <li key={issue.id}>
            <Link to={pageOf(issue)}>
              <bdi>{props.nameOf(issue)}</bdi>
            </Link>
            <Words issue={issue} stage={stageOf(issue, props.now)} now={props.now} />
          </li>
        ))}
      </ul>
    </details>
  );
}
