import { issueName } from '@galley/core/issue/name';
import type { Today } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import type { DescribedTask } from './describe-task.ts';
import { TaskLine } from './task-line.tsx';

export type NewsletterToday = Today['newsletters'][number];

export interface KeyedTask {
  readonly task: DescribedTask;
  readonly hotkey: string | null;
}

/** A newsletter: when its next issue is due, and what needs somebody until then. */
export function NewsletterDay(props: {
  readonly newsletter: NewsletterToday;
  readonly readersPage: string;
  readonly tasks: readonly KeyedTask[];
  /** Whether the page says already what to do with it. */
  readonly isTried: boolean;
}): ReactNode {
  const { words } = useWords();
  const { today } = words.queue;
  const { slug, title, isSample } = props.newsletter;
  return (
    <section className="day-of" aria-labelledby={`newsletter-${slug}`}>
      <header>
        <h2 id={`newsletter-${slug}`}>
          <bdi>{title}</bdi>
        </h2>
        {isSample && <span className="tag">{today.sample}</span>}
        <a href={props.readersPage}>{today.readersPage}</a>
      </header>
      <Facts newsletter={props.newsletter} />
      {props.tasks.length === 0 && !props.isTried && (
        <div className="calm">
          <Icon name="done" />
          <p>
            <strong>{today.calm.title}.</strong>{' '}
            {props.newsletter.next !== null && <span className="more">{today.calm.what}</span>}
          </p>
        </div>
      )}
      {props.tasks.length > 0 && (
        <ol className="tasks" aria-label={today.tasks}>
          {props.tasks.map(({ task, hotkey }) => (
            <TaskLine key={task.title} task={task} hotkey={hotkey} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Facts({
  newsletter: { slug, next, queued, held, latest, timeZone },
}: {
  readonly newsletter: NewsletterToday;
}): ReactNode {
  const { words, format, moments } = useWords();
  const now = useNow();
  const { today } = words.queue;
  const isElsewhere = new Intl.DateTimeFormat().resolvedOptions().timeZone !== timeZone;
  return (
    <dl className="day-facts">
      <div>
        <dt>{today.next}</dt>
        <dd>
          {next === null ? (
            today.noSlot
          ) : (
            <>
              <strong>{moments.away(next.dueAt, now)}</strong>
              <span className="more">
                {format.date(next.dueOn, 'full')}
                {isElsewhere && <bdi> ({timeZone})</bdi>}
              </span>
              <span className="more">{today.cutOff(moments.full(next.cutOffAt))}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{today.queued}</dt>
        <dd>
          <Link to={`/queue/${slug}`}>{today.ready(queued)}</Link>
          {held > 0 && <span className="more">{today.heldCount(held)}</span>}
        </dd>
      </div>
      <div>
        <dt>{today.latest}</dt>
        <dd>
          {latest === null ? (
            today.noIssue
          ) : (
            <>
              <span>
                <Link to={`/issues/${slug}/${issueName(latest.number)}`}>
                  {today.issue(latest.number)}
                </Link>{' '}
                <State state={latest.state} />
              </span>
              <span className="more">
                <bdi>{latest.subject}</bdi>
              </span>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function State({ state }: { readonly state: string }): ReactNode {
  const { words } = useWords();
  const named: Readonly<Record<string, string>> = words.states;
  return <span className={`state ${state}`}>{named[state] ?? state}</span>;
}
