import type { SubscriberImport } from '@galley/contract/subscriber';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useHearing } from '../live/hearing.ts';
import { Button } from '../parts/button.tsx';
import { Loading, Page, Section } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportCounts, RefusedRows } from './import-counts.tsx';
import { ImportProgress } from './import-progress.tsx';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** Between two readings while no event arrives. */
const AGAIN_MS = 3000;
const CHANGED = [
  'GET /newsletters/{slug}/imports/{id}',
  'GET /newsletters/{slug}/imports',
] as const;

const isAtWork = ({ state }: SubscriberImport): boolean =>
  state === 'checking' || state === 'importing';

/** One import: how its file is read, what it would do, how far it has come, what it did. */
export function ImportRunPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const hears = useHearing();
  const { slug = '', id = '' } = useParams();
  const back = `/subscribers/${slug}`;
  usePageKeys({
    Escape: { label: words.subscribers.actions.back, act: () => void navigate(back) },
  });
  const reading = useReading(
    'GET /newsletters/{slug}/imports/{id}',
    { params: { slug, id } },
    { againAfter: (its) => (!hears && its !== undefined && isAtWork(its) ? AGAIN_MS : null) },
  );
  if (!mayIn(account, 'import-subscribers', slug)) return <Lost />;
  if (reading.data !== undefined) {
    return <ImportRun key={reading.data.version} of={reading.data} />;
  }
  return (
    <Page title={words.subscribers.import.title}>
      {reading.isPending ? (
        <Loading />
      ) : (
        <Unread error={reading.error} retry={() => void reading.refetch()} />
      )}
    </Page>
  );
}

function ImportRun({ of }: { readonly of: SubscriberImport }): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
  const client = useQueryClient();
  const [hasDraft, setDraft] = useState(false);
  const { state, report } = of;
  const isDone = state === 'imported';
  useEffect(() => {
    if (!isDone) return;
    void client.invalidateQueries({
      queryKey: ['POST /newsletters/{slug}/subscribers/search'],
    });
  }, [client, isDone]);
  const isOpen = state === 'checked' || state === 'unreadable';
  const isShown = report !== null && (isDone || state === 'checked') && !hasDraft;
  return (
    <Page title={of.file.name}>
      <p className="subscriber-back">
        <Link to={`/subscribers/${of.newsletter}`}>{words.subscribers.actions.back}</Link>
      </p>
      <Standing of={of} />
      {isShown && (
        <>
          <Section
            title={isDone ? its.did : its.would}
            what={its.readAs(report.format.title)}
            action={isDone ? undefined : <Start of={of} />}
          >
            <ImportCounts report={report} />
          </Section>
          <RefusedRows of={of} />
        </>
      )}
      {isOpen && of.columns.length > 0 && <ImportColumns of={of} onDraft={setDraft} />}
      <Afterwards of={of} />
    </Page>
  );
}

/** What happens now, or what went wrong. */
function Standing({ of }: { readonly of: SubscriberImport }): ReactNode {
  const its = useWords().words.subscribers.import;
  const { state, problem, stored } = of;
  const added =
    stored === null
      ? 0
      : stored.confirmed + stored.pending + stored.unsubscribed + stored.suppressed;
  switch (state) {
    case 'checking':
    case 'importing':
      return (
        <div className="import-now">
          <div role="status">
            <h2>{state === 'checking' ? its.checking : its.importing}</h2>
          </div>
          <ImportProgress of={of} />
          <p className="quiet">{its.leave}</p>
          {state === 'importing' && <Stop of={of} />}
        </div>
      );
    case 'unreadable':
      return (
        <div className="import-now asks" role="alert">
          <h2>{its.unreadable}</h2>
          <p>
            {problem === null
              ? ''
              : problem.why === null
                ? `${its.line(problem.line)}: ${its.found(problem.found, problem.expected)}`
                : its.troubles[problem.why]}
          </p>
        </div>
      );
    case 'stopped':
    case 'failed':
      return (
        <div className="import-now asks">
          <div role="status">
            <h2>{state === 'stopped' ? its.stoppedTitle : its.failedTitle}</h2>
          </div>
          {state === 'failed' && <p>{its.failedWhat}</p>}
          {stored !== null && (
            <>
              <ImportProgress of={of} />
              <p>{its.storedCount(added)}</p>
              <Start of={of} />
            </>
          )}
        </div>
      );
    default:
      return null;
  }
}

function Start({ of }: { readonly of: SubscriberImport }): ReactNode {
  const its = useWords().words.subscribers.import;
  const start = useChange('POST /newsletters/{slug}/imports/{id}/start', CHANGED);
  const { report } = of;
  const goesOn = of.stored !== null;
  const count = (report?.added ?? 0) + sum(Object.values(report?.addedOut ?? {}));
  return (
    <div className="import-start">
      <Button
        kind="main"
        busy={start.isPending ? its.importing : undefined}
        onClick={() =>
          start.mutate({
            params: { slug: of.newsletter, id: of.id },
            body: { version: of.version, skipBad: true },
          })
        }
      >
        {goesOn
          ? its.goOn
          : (report?.leftOut.refused ?? 0) > 0
            ? its.startWithout
            : its.startCount(count)}
      </Button>
      <ProblemNote error={start.error} />
    </div>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

function Stop({ of }: { readonly of: SubscriberImport }): ReactNode {
  const its = useWords().words.subscribers.import;
  const stop = useChange('POST /newsletters/{slug}/imports/{id}/stop', CHANGED);
  return (
    <>
      <Button
        kind="danger"
        busy={stop.isPending ? its.stop : undefined}
        onClick={() => stop.mutate({ params: { slug: of.newsletter, id: of.id }, body: {} })}
      >
        {its.stop}
      </Button>
      <ProblemNote error={stop.error} />
    </>
  );
}

/** What else can be done. */
function Afterwards({ of }: { readonly of: SubscriberImport }): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const discard = useChange('DELETE /newsletters/{slug}/imports/{id}', [
    'GET /newsletters/{slug}/imports',
  ]);
  const files = `/subscribers/${of.newsletter}/import`;
  if (of.state === 'importing') return null;
  return (
    <footer className="import-actions">
      {of.state === 'imported' && (
        <Link className="button main" to={`/subscribers/${of.newsletter}`}>
          {its.see}
        </Link>
      )}
      <Link className="button plain" to={files}>
        {its.other}
      </Link>
      <Button kind="quiet" onClick={() => setAsks(true)}>
        {its.discard.open}
      </Button>
      <Suspense>
        {asks && (
          <Question
            open
            close={() => setAsks(false)}
            title={its.discard.title}
            what={its.discard.what}
            action={its.discard.action}
            act={async () => {
              await discard.mutateAsync({ params: { slug: of.newsletter, id: of.id } });
              sayDone(its.discard.done);
              await navigate(files);
            }}
          />
        )}
      </Suspense>
    </footer>
  );
}
