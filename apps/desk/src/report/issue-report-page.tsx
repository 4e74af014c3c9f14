import type { IssueReport } from '@galley/contract/issue';
import { readIssueName } from '@galley/core/issue/name';
import { issueReportTables } from '@galley/core/report';
import { REPORTED } from '@galley/core/delivery';
import { makeMoments } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Clicks } from './clicks.tsx';
import { Figure } from './figure.tsx';

/** What became of one issue. */
export function IssueReportPage(): ReactNode {
  const { words } = useWords();
  const { slug = '', number = '' } = useParams();
  const name = 'GET /newsletters/{slug}/issues/{number}/report';
  const report = useReading(name, { params: { slug, number } });
  const its = words.queue.today.issue(readIssueName(number) ?? 0);
  return (
    <Page
      title={words.report.ofIssue(its)}
      {...(report.data !== undefined && { lead: report.data.subject })}
      actions={
        <Link className="button plain" to={`/issues/${slug}/${number}`}>
          {its}
        </Link>
      }
    >
      {report.data !== undefined ? (
        <Report report={report.data} />
      ) : report.isPending ? (
        <Loading />
      ) : (
        <Unread error={report.error} retry={() => void report.refetch()} />
      )}
    </Page>
  );
}

const TERMS = ['accepted', 'rejected', 'excluded', 'uncertain', 'pending'] as const;
const FATES = ['delivered', 'bounced', 'complained', 'suppressed', 'failed', 'silent'] as const;

function Report({ report }: { readonly report: IssueReport }): ReactNode {
  const { words, format, moments } = useWords();
  const account = useAccount();
  const { newsletter, number, counts, details, clicks, state, releasedAt } = report;
  const names = words.sending.counts;
  const its = words.report;
  const file = `${newsletter}-${number}`;
  const [countsCsv, timeCsv, reasonsCsv, clicksCsv] = issueReportTables(report);
  if (releasedAt === null || counts.audience === 0) return <Empty its={its.nothingYet} />;
  const mayProve =
    state === 'sent' && details !== null && mayIn(account, 'see-readers', newsletter);
  return (
    <div className="report">
      <Section {...its.equation}>
        <div className="send-part">
          <dl className="send-sum" aria-label={its.equation.title}>
            <div className="audience">
              <dt>{names.audience}</dt>
              <dd>{format.number(counts.audience)}</dd>
            </div>
            {TERMS.filter((term) => term !== 'pending' || counts.pending > 0).map((term) => (
              <div key={term} className={counts[term] === 0 ? `${term} none` : term}>
                <dt>{names[term]}</dt>
                <dd>{format.number(counts[term])}</dd>
              </div>
            ))}
          </dl>
        </div>
        <Figure
          title={its.equation.title}
          file={file}
          table={{
            head: [its.heads.what, its.heads.readers],
            rows: FATES.map((fate) => [names[fate], counts[fate]]),
          }}
          csv={countsCsv}
        />
        <p className="what">{its.counted(moments.full(report.at))}</p>
        {report.canary !== null && <Canary canary={report.canary} now={report.at} />}
      </Section>
      {details === null ? (
        <Empty its={its.dropped} />
      ) : (
        <>
          <OverTime report={report} details={details} csv={timeCsv} file={file} />
          {clicks !== null && <Clicks clicks={clicks} csv={clicksCsv} file={file} />}
          <Section {...its.left}>
            <p>{its.leftCount(details.unsubscribed)}</p>
          </Section>
          <Reasons details={details} csv={reasonsCsv} file={file} />
        </>
      )}
      {mayProve && (
        <Section
          {...its.proofFile}
          action={
            <a
              className="button plain"
              href={`/api/v1/newsletters/${newsletter}/issues/${number}/proof-file`}
              download={`${file}.proof`}
            >
              <Icon name="down" />
              <span>{its.proofFile.get}</span>
            </a>
          }
        >
          {null}
        </Section>
      )}
    </div>
  );
}

const MINUTE_MS = 60_000;

/** Whether the copy came back that Galley mailed to itself. */
function Canary({
  canary: { queuedAt, arrivedAt },
  now,
}: {
  readonly canary: NonNullable<IssueReport['canary']>;
  readonly now: string;
}): ReactNode {
  const { words } = useWords();
  const minutes = Math.floor((Date.parse(arrivedAt ?? now) - Date.parse(queuedAt)) / MINUTE_MS);
  const say = arrivedAt === null ? words.report.canaryMissingCount : words.report.canaryBackCount;
  return <p className="what">{say(minutes)}</p>;
}

type Details = NonNullable<IssueReport['details']>;
type Csv = Parameters<typeof Figure>[0]['csv'];

function OverTime(props: {
  readonly report: IssueReport;
  readonly details: Details;
  readonly csv: Csv;
  readonly file: string;
}): ReactNode {
  const { words, format, language } = useWords();
  const { step, spans } = props.details;
  const its = words.report;
  const local = makeMoments(language, props.report.timeZone);
  const sayAt = (at: string): string =>
    step === 'hour' ? local.full(at) : format.date(at.slice(0, 10), 'long');
  if (spans.length === 0) return null;
  return (
    <Section title={its.overTime.title} what={step === 'day' ? its.byDay : its.overTime.what}>
      <Figure
        title={its.overTime.title}
        file={props.file}
        plotted={{
          labels: spans.map(({ at }) => sayAt(at)),
          // Accepted mail is delivered later: both in one bar would count it twice.
          series: REPORTED.filter((name) => name !== 'accepted').map((name) => ({
            name: its.series[name],
            values: spans.map((span) => span[name]),
          })),
        }}
        table={{
          head: [
            step === 'hour' ? its.heads.hour : its.heads.day,
            ...REPORTED.map((name) => its.series[name]),
          ],
          rows: spans.map((span) => [sayAt(span.at), ...REPORTED.map((name) => span[name])]),
        }}
        csv={props.csv}
      />
    </Section>
  );
}

function Reasons(props: {
  readonly details: Details;
  readonly csv: Csv;
  readonly file: string;
}): ReactNode {
  const { words } = useWords();
  const { excluded, rejected, failures, bounceReasons } = props.details;
  const { reasons, heads } = words.report;
  const rows = [
    ...excluded.map((one) => [reasons.excluded, one.reason, one.readers] as const),
    ...rejected.map((one) => [reasons.rejected, one.reason, one.readers] as const),
    ...failures.map((one) => [reasons.notSent, one.reason, one.readers] as const),
    ...bounceReasons.map(
      (one) => [reasons.bounces[one.kind], one.reason ?? reasons.unnamed, one.readers] as const,
    ),
  ];
  return (
    <Section {...reasons}>
      {rows.length === 0 ? (
        <p>{reasons.none}</p>
      ) : (
        <Figure
          title={reasons.title}
          file={props.file}
          table={{ head: [heads.what, heads.reason, heads.readers], rows }}
          csv={props.csv}
        />
      )}
    </Section>
  );
}
