import type { Account } from '@galley/contract/editor';
import type { CalendarEntry } from '@galley/contract/newsletter';
import type { ReactNode } from 'react';
import { useReading } from '../api/use-api.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

type Newsletter = Account['newsletters'][number];

/** Asked for to see whether there are more. */
const COUNTED = 100;

/** A newsletter: when its next issue is due, how much waits for it, and what went out last. */
export function NewsletterCard({ newsletter }: { readonly newsletter: Newsletter }): ReactNode {
  const { words } = useWords();
  const { overview, roles } = words;
  const { slug, title, sample, role, default: isDefault } = newsletter;
  return (
    <article className="card" aria-labelledby={`newsletter-${slug}`}>
      <header>
        <h2 id={`newsletter-${slug}`}>
          <bdi>{title}</bdi>
        </h2>
        <p className="tags">
          <span>{roles[role].title}</span>
          {sample && <span>{overview.sample}</span>}
        </p>
      </header>
      <dl>
        <NextSlot newsletter={newsletter} />
        <Queue slug={slug} />
        <Latest slug={slug} />
      </dl>
      <footer>
        <a href={isDefault ? '/' : `/n/${slug}`}>{overview.readersPage}</a>
      </footer>
    </article>
  );
}

function NextSlot({
  newsletter: { slug, timeZone },
}: {
  readonly newsletter: Newsletter;
}): ReactNode {
  const { words, format, moments } = useWords();
  const now = useNow();
  const { data, isError } = useReading('GET /newsletters/{slug}/calendar', {
    params: { slug },
    query: { next: 1 },
  });
  const next = data?.find(({ dueAt }) => Date.parse(dueAt) > now);
  const isElsewhere = new Intl.DateTimeFormat().resolvedOptions().timeZone !== timeZone;
  return (
    <Fact name={words.overview.next} isThere={data !== undefined} isError={isError}>
      {next === undefined ? (
        words.overview.noSlot
      ) : (
        <>
          <strong>{moments.away(next.dueAt, now)}</strong>
          <span className="more">
            {format.date(next.dueOn, 'full')}, <bdi>{next.localTime}</bdi>
            {isElsewhere && (
              <>
                {' '}
                <bdi>({timeZone})</bdi>
              </>
            )}
          </span>
          <Outcome outcome={next.outcome} />
        </>
      )}
    </Fact>
  );
}

function Outcome({ outcome }: { readonly outcome: CalendarEntry['outcome'] }): ReactNode {
  const { words } = useWords();
  if (outcome.kind === 'issue') {
    return <span className={`state ${outcome.state}`}>{words.states[outcome.state]}</span>;
  }
  return outcome.kind === 'would-compile' ? (
    <span className="more">{words.overview.reviews(outcome.reviews.length)}</span>
  ) : null;
}

function Queue({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { data, isError } = useReading('GET /newsletters/{slug}/reviews', {
    params: { slug },
    query: { state: 'queued', limit: COUNTED },
  });
  const count = data?.reviews.length ?? 0;
  return (
    <Fact name={words.overview.queue} isThere={data !== undefined} isError={isError}>
      {count === 0 ? (
        words.overview.emptyQueue
      ) : (
        <strong>
          {words.overview.reviews(count)}
          {data?.next === null ? '' : '+'}
        </strong>
      )}
    </Fact>
  );
}

function Latest({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { data, isError } = useReading('GET /newsletters/{slug}/issues', {
    params: { slug },
    query: { limit: 1 },
  });
  const issue = data?.issues[0];
  return (
    <Fact name={words.overview.latest} isThere={data !== undefined} isError={isError}>
      {issue === undefined ? (
        words.overview.noIssue
      ) : (
        <>
          <strong>
            {words.overview.issue(issue.number)}{' '}
            <span className={`state ${issue.state}`}>{words.states[issue.state]}</span>
          </strong>
          <span className="more">
            <bdi>{issue.subject}</bdi>
          </span>
        </>
      )}
    </Fact>
  );
}

function Fact(props: {
  readonly name: string;
  readonly isThere: boolean;
  readonly isError: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { words } = useWords();
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.isThere
          ? props.children
          : props.isError
            ? words.problems.title
            : words.common.loading}
      </dd>
    </div>
  );
}
