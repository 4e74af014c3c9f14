import type { IssueOutline, SendForecast } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { useReading } from '../api/use-api.ts';
import { Loading } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { paramsOf } from './outline.ts';

/** What it takes to send an issue, and what is in the way. */
export function ForecastPart({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const params = paramsOf(issue);
  const reading = useReading('GET /newsletters/{slug}/issues/{number}/forecast', { params });
  return (
    <section className="issue-part forecast-part" aria-labelledby="issue-forecast">
      <header>
        <h2 id="issue-forecast">{words.issue.forecast.title}</h2>
      </header>
      {reading.data !== undefined ? (
        <Forecast forecast={reading.data} />
      ) : reading.isError ? (
        <Unread error={reading.error} retry={() => void reading.refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Forecast({ forecast }: { readonly forecast: SendForecast }): ReactNode {
  const { words, format, moments } = useWords();
  const { forecast: its, facts } = words.issue;
  const { daily, monthly } = forecast.quotaLeft;
  const quota = [
    ...(daily === null ? [] : [its.today(format.number(daily))]),
    ...(monthly === null ? [] : [its.month(format.number(monthly))]),
  ];
  return (
    <>
      <dl className="issue-facts">
        <div>
          <dt>{facts.readers}</dt>
          <dd>{facts.readersCount(forecast.readers)}</dd>
        </div>
        <div>
          <dt>{its.calls}</dt>
          <dd>{its.callsCount(forecast.batches)}</dd>
        </div>
        <div>
          <dt>{its.takes}</dt>
          <dd>
            {its.atLeast(format.duration(forecast.seconds))}
            {!forecast.rateIsKnown && <span className="more">{its.assumed}</span>}
          </dd>
        </div>
        {forecast.endsAt !== null && forecast.resumesAt !== null && (
          <div>
            <dt>{its.ends}</dt>
            <dd>{moments.full(forecast.endsAt)}</dd>
          </div>
        )}
        <div>
          <dt>{its.quota}</dt>
          <dd>{quota.length === 0 ? its.noLimit : format.list(quota)}</dd>
        </div>
      </dl>
      {forecast.problems.length > 0 && (
        <ul className="forecast-problems" aria-label={its.problems}>
          {forecast.problems.map((problem) => (
            <li key={problem} lang="en" dir="auto">
              {problem}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
