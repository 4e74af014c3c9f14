import type { SenderDomain } from '@galley/contract/newsletter';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { ClickTracking } from './click-tracking.tsx';

type State = 'verified' | 'pending' | 'failed' | 'missing';

interface Row {
  readonly purpose: string;
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly priority: number | null;
  readonly state: State;
}

const LOOKS: Readonly<Record<State, string>> = {
  verified: 'tag good',
  pending: 'tag',
  failed: 'tag warns',
  missing: 'tag warns',
};

/** What Resend and DNS say of the domain that mail comes from, and what to enter there. */
export function DomainStatus(): ReactNode {
  const { domain: its } = useWords().words;
  const { slug = '' } = useParams();
  const seen = useReading('GET /newsletters/{slug}/sender-domain', { params: { slug } });
  const check = useChange('POST /newsletters/{slug}/sender-domain/check', [
    'GET /newsletters/{slug}/sender-domain',
  ]);
  return (
    <section className="domain" aria-labelledby="domain-status">
      <h3 id="domain-status">{its.title}</h3>
      <div role="status">
        {seen.data === undefined ? (
          <p className="what">{seen.isPending ? its.loading : null}</p>
        ) : (
          <Said its={seen.data} />
        )}
      </div>
      {seen.data !== undefined && <ClickTracking accord={seen.data.clicks} />}
      {seen.data !== undefined && <Records its={seen.data} />}
      <ProblemNote error={seen.error ?? check.error} />
      {seen.data?.answer === 'known' && (
        <Button
          busy={check.isPending ? its.checking : undefined}
          onClick={() => check.mutate({ params: { slug }, body: {} })}
        >
          {its.check}
        </Button>
      )}
    </section>
  );
}

function Said({ its }: { readonly its: SenderDomain }): ReactNode {
  const { domain: words } = useWords().words;
  const { domain, answer, status, why } = its;
  if (domain === null) return <p className="what">{words.none}</p>;
  if (answer === 'known') {
    return <p>{status === 'verified' ? words.verified(domain) : words.open(domain)}</p>;
  }
  if (its.sandbox) return <p className="what">{words.sandbox}</p>;
  if (answer === 'unknown') return <Notice icon="mail" its={words.unknown} />;
  if (answer === 'not-allowed') return <Notice icon="keys" its={words.notAllowed} />;
  return <p className="what">{words.noAnswer(why ?? '')}</p>;
}

function Records({ its }: { readonly its: SenderDomain }): ReactNode {
  const { domain: words } = useWords().words;
  const rows = rowsOf(its);
  if (rows.length === 0) return null;
  return (
    <>
      <p className="what">{words.what}</p>
      <ul className="rows boxed">
        {rows.map((row) => (
          <RecordRow key={`${row.purpose} ${row.type}`} row={row} />
        ))}
      </ul>
    </>
  );
}

function RecordRow({ row }: { readonly row: Row }): ReactNode {
  const { domain: words } = useWords().words;
  const said: Readonly<Record<string, string>> = words.purposes;
  const what = said[row.purpose];
  const called = `${row.purpose} ${row.type}`;
  return (
    <li className="dns-record">
      <div>
        <strong>{row.purpose}</strong>{' '}
        <span className={LOOKS[row.state]}>{words.states[row.state]}</span>
        {what !== undefined && <p className="more">{what}</p>}
        <dl>
          <dt>{words.type}</dt>
          <dd>
            <bdi dir="ltr">{row.type}</bdi>
          </dd>
          <dt>{words.name}</dt>
          <dd>
            <bdi dir="ltr">{row.name}</bdi>
            <Copy text={row.name} label={words.copyName(called)} />
          </dd>
          <dt>{words.value}</dt>
          <dd>
            <bdi dir="ltr">{row.value}</bdi>
            <Copy text={row.value} label={words.copyValue(called)} />
          </dd>
          {row.priority !== null && (
            <>
              <dt>{words.priority}</dt>
              <dd>
                <bdi dir="ltr">{row.priority}</bdi>
              </dd>
            </>
          )}
        </dl>
      </div>
    </li>
  );
}

function Copy(props: { readonly text: string; readonly label: string }): ReactNode {
  const { common } = useWords().words;
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    // Where the clipboard is closed to pages, the text can still be selected.
    void navigator.clipboard?.writeText(props.text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Button
      kind="quiet"
      icon={isCopied ? 'done' : 'copy'}
      aria-label={isCopied ? common.copied : props.label}
      className="square"
      onClick={copy}
    />
  );
}

/** The records that a person enters, DMARC last. */
function rowsOf({ records, dmarc }: SenderDomain): readonly Row[] {
  const asked = records
    .filter(({ purpose }) => !purpose.startsWith('Tracking'))
    .map(({ status, ...its }) => ({ ...its, state: stateOf(status) }));
  if (dmarc === null) return asked;
  const state = dmarc.policy === null ? 'missing' : 'verified';
  return [...asked, { ...dmarc, purpose: 'DMARC', type: 'TXT', priority: null, state }];
}

function stateOf(status: string): State {
  if (status === 'verified') return 'verified';
  if (status === 'not_started') return 'missing';
  return status === 'pending' ? 'pending' : 'failed';
}
