import { issueName } from '@galley/core/issue/name';
import type { IssueOutline, IssueStatus } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Loading, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { SendAgain } from './send-again.tsx';
import { TroubledReaders } from './troubled-readers.tsx';

const TERMS = ['accepted', 'rejected', 'excluded', 'uncertain', 'pending'] as const;
const FATES = ['delivered', 'bounced', 'complained', 'suppressed', 'failed', 'silent'] as const;

/** What became of an issue: how its readers add up, and where it can be read. */
export function AfterSending({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words, moments } = useWords();
  const account = useAccount();
  const params = { slug: issue.newsletter, number: issueName(issue.number) };
  const status = useReading('GET /newsletters/{slug}/issues/{number}/status', { params });
  const sending = useReading('GET /sending');
  const { after } = words.sending;
  const own = account.newsletters.find(({ slug }) => slug === issue.newsletter);
  const web = `${own?.default === true ? '' : `/n/${issue.newsletter}`}/issues/${issue.number}`;
  const isSent = issue.state === 'sent';
  const when = moments.full((isSent ? issue.sentAt : issue.cancelledAt) ?? issue.now);
  const counts = status.data?.counts;
  return (
    <>
      <Section
        title={words.sending.title}
        what={isSent ? after.sent(when) : after.cancelled(when)}
        action={
          isSent && (
            <p className="send-links">
              <Link
                className="button plain"
                to={`/issues/${issue.newsletter}/${issueName(issue.number)}/report`}
              >
                {words.report.open}
              </Link>
              {sending.data?.mailbox === true && <a href="/mailbox">{after.mailbox}</a>}
              {issue.corrects === null && (
                <a className="button plain" href={web}>
                  {after.web}
                </a>
              )}
            </p>
          )
        }
      >
        {counts !== undefined ? (
          <Sums counts={counts} />
        ) : status.isError ? (
          <Unread error={status.error} retry={() => void status.refetch()} />
        ) : (
          <Loading />
        )}
      </Section>
      {isSent && counts !== undefined && counts.rejected > 0 && <SendAgain issue={issue} />}
      {counts !== undefined && counts.rejected + counts.uncertain > 0 && (
        <TroubledReaders issue={issue} hasUncertain={counts.uncertain > 0} />
      )}
    </>
  );
}

function Sums({ counts }: { readonly counts: IssueStatus['counts'] }): ReactNode {
  const { words, format } = useWords();
  const { counts: names, after } = words.sending;
  const shown = FATES.filter((fate) => counts[fate] > 0);
  return (
    <div className="send-part">
      <dl className="send-sum" aria-label={after.equation}>
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
      {shown.length > 0 && (
        <>
          <h3 className="send-fates-title">{after.fates}</h3>
          <dl className="send-counts">
            {shown.map((fate) => (
              <div key={fate} className={fate}>
                <dt>{names[fate]}</dt>
                <dd>{format.number(counts[fate])}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
