import { issueName } from '@galley/core/issue/name';
import type { IssueOutline } from '@galley/contract/issue';
import { makeMoments } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { shortHash } from '../words/short-hash.ts';

/** What the issue is, where it stands, when it goes out and to how many. */
export function IssueHead({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words, format } = useWords();
  const { newsletter: slug, number, state, bestOf, contentHash } = issue;
  const { facts, ...its } = words.issue;
  return (
    <>
      <header className="page-head issue-head">
        <div>
          <p className="issue-where">
            <Link to={`/planner/${slug}`}>
              <bdi>{issue.newsletterTitle}</bdi>
            </Link>
            {issue.isSample && <span className="tag">{words.queue.today.sample}</span>}
          </p>
          <h1>
            {words.queue.today.issue(number)}{' '}
            <span className={`state ${state}`}>{words.states[state]}</span>
          </h1>
          {bestOf !== null && <p className="lead">{its.bestOf(format.month(bestOf))}</p>}
        </div>
        {contentHash !== null && (
          <Link className="button plain" to={`/issues/${slug}/${issueName(number)}/proof`}>
            <Icon name="eye" />
            <span>{its.proof}</span>
          </Link>
        )}
      </header>
      <dl className="issue-facts issue-glance">
        <Departure issue={issue} />
        <div>
          <dt>{facts.dated}</dt>
          <dd>{format.date(issue.datedOn, 'full')}</dd>
        </div>
        {issue.departure !== null && (
          <div>
            <dt>{facts.readers}</dt>
            <dd>{facts.readersCount(issue.readers)}</dd>
          </div>
        )}
        {contentHash !== null && (
          <div>
            <dt>{facts.hash}</dt>
            <dd>
              <code dir="ltr" title={contentHash}>
                {shortHash(contentHash)}
              </code>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** When it goes out: in the newsletter's time, and in the reader's own if that is another. */
function Departure({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words, language, moments } = useWords();
  const now = useNow();
  const { facts } = words.issue;
  const { departure, releasedAt, timeZone } = issue;
  const isElsewhere = new Intl.DateTimeFormat().resolvedOptions().timeZone !== timeZone;
  const local = makeMoments(language, timeZone);
  const at = releasedAt ?? (departure?.kind === 'at-slot' ? departure.at : null);
  if (at === null && departure === null) return null;
  const said = {
    'at-slot': '',
    'at-once': facts.atOnce,
    'by-hand': issue.state === 'approved' ? facts.sendIt : facts.byHand,
    'other-day': facts.otherDay,
  };
  return (
    <div>
      <dt>{releasedAt === null ? facts.goesOut : facts.wentOut}</dt>
      <dd>
        {at === null ? (
          departure !== null && said[departure.kind]
        ) : (
          <>
            <strong>{moments.away(at, now)}</strong>
            <span className="more">
              {local.full(at)}
              {isElsewhere && (
                <>
                  {' '}
                  <bdi>({timeZone})</bdi>
                </>
              )}
            </span>
            {isElsewhere && <span className="more">{facts.yourTime(moments.full(at))}</span>}
          </>
        )}
      </dd>
    </div>
  );
}
