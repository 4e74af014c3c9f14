import type { NewsletterReport } from '@galley/contract/newsletter';
import { issueName } from '@galley/core/issue/name';
import { newsletterReportTables } from '@galley/core/report';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { callOnce } from '../api/call.ts';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Select } from '../parts/field.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Section, useTitle } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Figure } from './figure.tsx';
import { mixOutlets } from './mix-outlets.ts';

/** The reports of one newsletter. */
export function ReportsView({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { words } = useWords();
  const { slug, title } = newsletter;
  const [by, setBy] = useState<NewsletterReport['by']>('quarter');
  const name = 'GET /newsletters/{slug}/report';
  const params = { slug };
  const report = useQuery({
    queryKey: [name, params, { by }],
    queryFn: ({ signal }) => callOnce(name, { params, query: { by }, signal }),
    // Nothing moves while other periods are counted.
    placeholderData: keepPreviousData,
  });
  useTitle(`${words.report.title} · ${title}`);
  return (
    <div className="report">
      <header className="page-head">
        <div>
          <h1>{words.report.title}</h1>
          <NewsletterSelect slug={slug} path={(other) => `/reports/${other}`} />
        </div>
      </header>
      <p className="lead report-lead">{words.report.lead}</p>
      {report.data !== undefined ? (
        <Parts report={report.data} by={by} choose={setBy} />
      ) : report.isPending ? (
        <Loading />
      ) : (
        <Unread error={report.error} retry={() => void report.refetch()} />
      )}
    </div>
  );
}

function Parts(props: {
  readonly report: NewsletterReport;
  readonly by: NewsletterReport['by'];
  readonly choose: (by: NewsletterReport['by']) => void;
}): ReactNode {
  const { words, format, moments } = useWords();
  const { report, by, choose } = props;
  const its = words.report;
  const { issues, newsletter: file } = report;
  const [growthCsv, signUpsCsv, refusalsCsv, outletsCsv, ratingsCsv] =
    newsletterReportTables(report);
  const weeks = report.growth.map(({ week }) => format.date(week, 'long'));
  const growth = ['confirmed', 'left', 'suppressed'] as const;
  const signUps = ['asked', 'answered', 'atOnce', 'refused'] as const;
  return (
    <>
      {issues.length === 0 ? (
        <Empty its={its.empty} />
      ) : (
        <Section {...its.issues}>
          <ul className="rows boxed report-issues">
            {issues.map(({ number, subject, sentAt, audience }) => (
              <li key={number}>
                <Link to={`/issues/${file}/${issueName(number)}/report`}>
                  {words.queue.today.issue(number)}
                </Link>
                <span className="more">
                  <bdi>{subject}</bdi>
                </span>
                <span className="more">
                  {sentAt !== null && moments.day(sentAt)} ·{' '}
                  {words.issue.facts.readersCount(audience)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section {...its.growth}>
        <p className="report-figure-now">{its.readersCount(report.readers)}</p>
        <Figure
          title={its.growth.title}
          file={file}
          plotted={{
            labels: weeks,
            series: growth.map((name) => ({
              name: its.growth[name],
              values: report.growth.map((one) => one[name]),
              isDown: name !== 'confirmed',
            })),
          }}
          table={{
            head: [its.heads.week, ...growth.map((name) => its.growth[name]), its.growth.net],
            rows: report.growth.map((one, at) => [
              weeks[at] ?? '',
              ...growth.map((name) => one[name]),
              one.net,
            ]),
          }}
          csv={growthCsv}
        />
      </Section>
      <Section {...its.signUps}>
        {report.signUps.every((one) => signUps.every((name) => one[name] === 0)) ? (
          <p>{its.signUps.none}</p>
        ) : (
          <Figure
            title={its.signUps.title}
            file={file}
            plotted={{
              labels: weeks,
              // Answered mails are among those that asked: only the others go on top.
              series: [
                {
                  name: its.signUps.answered,
                  values: report.signUps.map(({ answered }) => answered),
                },
                {
                  name: its.signUps.asked,
                  values: report.signUps.map(({ asked, answered }) =>
                    Math.max(0, asked - answered),
                  ),
                },
                {
                  name: its.signUps.refused,
                  values: report.signUps.map(({ refused }) => refused),
                  isDown: true,
                },
              ],
            }}
            table={{
              head: [its.heads.week, ...signUps.map((name) => its.signUps[name])],
              rows: report.signUps.map((one, at) => [
                weeks[at] ?? '',
                ...signUps.map((name) => one[name]),
              ]),
            }}
            csv={signUpsCsv}
          />
        )}
      </Section>
      <Section {...its.refusals}>
        {report.refusals.length === 0 ? (
          <p>{its.refusals.none}</p>
        ) : (
          <Figure
            title={its.refusals.title}
            file={file}
            table={{
              head: [its.heads.reason, its.heads.count],
              rows: report.refusals.map(({ reason, count }) => [reason, count]),
            }}
            csv={refusalsCsv}
          />
        )}
      </Section>
      {issues.length > 0 && (
        <>
          <div className="filters report-by">
            <Select
              label={its.by.label}
              value={by}
              onChange={({ target }) => choose(target.value === 'month' ? 'month' : 'quarter')}
            >
              <option value="quarter">{its.by.quarter}</option>
              <option value="month">{its.by.month}</option>
            </Select>
          </div>
          <Outlets report={report} csv={outletsCsv} />
          <Ratings report={report} csv={ratingsCsv} />
        </>
      )}
    </>
  );
}

type Csv = Parameters<typeof Figure>[0]['csv'];

function Outlets(props: { readonly report: NewsletterReport; readonly csv: Csv }): ReactNode {
  const { words } = useWords();
  const sayPeriod = usePeriods();
  const { outlets, newsletter } = props.report;
  const its = words.report;
  const { periods, series } = mixOutlets(outlets, its.outlets.other);
  return (
    <Section {...its.outlets}>
      <Figure
        title={its.outlets.title}
        file={newsletter}
        plotted={{ labels: periods.map(sayPeriod), series }}
        table={{
          head: [its.heads.period, its.heads.outlet, its.heads.reviews],
          rows: outlets.map((one) => [sayPeriod(one.period), one.outlet, one.reviews]),
        }}
        csv={props.csv}
      />
    </Section>
  );
}

function Ratings(props: { readonly report: NewsletterReport; readonly csv: Csv }): ReactNode {
  const { words } = useWords();
  const sayPeriod = usePeriods();
  const { ratings, newsletter } = props.report;
  const its = words.report;
  // The best at the bottom of each bar, what has no rating on top.
  const stars = [5, 4, 3, 2, 1];
  const names = [...stars.map((star) => its.starsCount(star)), its.ratings.unrated];
  const rows = ratings.map((one) => [
    ...stars.map((star) => one.stars[star - 1] ?? 0),
    one.unrated,
  ]);
  return (
    <Section {...its.ratings}>
      <Figure
        title={its.ratings.title}
        file={newsletter}
        plotted={{
          labels: ratings.map(({ period }) => sayPeriod(period)),
          series: names.map((name, at) => ({ name, values: rows.map((row) => row[at] ?? 0) })),
        }}
        table={{
          head: [its.heads.period, ...names],
          rows: ratings.map(({ period }, at) => [sayPeriod(period), ...(rows[at] ?? [])]),
        }}
        csv={props.csv}
      />
    </Section>
  );
}

/** Says `2026-Q1` or `2026-01` in words. */
function usePeriods(): (period: string) => string {
  const { words, format } = useWords();
  return (period) => {
    const [year = '', quarter] = period.split('-Q');
    return quarter === undefined ? format.month(period) : words.report.quarter(quarter, year);
  };
}
