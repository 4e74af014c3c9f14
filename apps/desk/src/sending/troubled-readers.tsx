import { issueName } from '@galley/core/issue/name';
import type { IssueOutline } from '@galley/contract/issue';
import type { DeskWords } from '@galley/wording/desk';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Loading, Section } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { useTroubled, type TroubledReader } from './use-troubled.ts';

const DecideReader = lazy(async () => ({
  default: (await import('./decide-reader.tsx')).DecideReader,
}));

/** Readers by name whose mail was rejected or is uncertain, and what can be done for them. */
export function TroubledReaders(props: {
  readonly issue: IssueOutline;
  readonly hasUncertain: boolean;
}): ReactNode {
  const account = useAccount();
  // Names and addresses are for those who may see readers.
  return mayIn(account, 'see-readers', props.issue.newsletter) ? <Troubled {...props} /> : null;
}

function Troubled(props: {
  readonly issue: IssueOutline;
  readonly hasUncertain: boolean;
}): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { newsletter, number } = props.issue;
  const params = { slug: newsletter, number: issueName(number) };
  const { reading, readers } = useTroubled(params);
  const [chosen, setChosen] = useState<TroubledReader | null>(null);
  const its = words.sending.troubled;
  const mayDecide = mayIn(account, 'decide-uncertain', newsletter);
  const mayAsk = props.hasUncertain && mayIn(account, 'reconcile-issue', newsletter);
  // The rest of a batch may be on the next page, and a decision needs to know how large it is.
  const isCut = chosen !== null && readers?.at(-1)?.batch === chosen.batch;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = reading;
  useEffect(() => {
    if (isCut && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isCut, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const list = useRef<HTMLUListElement>(null);
  const close = (): void => {
    setChosen(null);
    // A reader who was decided about may have left the list with the button that had the focus.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) list.current?.focus();
    });
  };
  return (
    <Section title={its.title} what={its.what}>
      {mayAsk && <AskProvider params={params} />}
      {readers === undefined ? (
        reading.isError ? (
          <Unread error={reading.error} retry={() => void reading.refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        <ul className="rows boxed troubled" tabIndex={-1} ref={list} aria-label={its.title}>
          {readers.map((reader) => (
            <li key={reader.address}>
              <div>
                <Name reader={reader} />
                <span className="more">{reasonOf(reader, its)}</span>
              </div>
              <span className={reader.state === 'uncertain' ? 'tag warns' : 'tag'}>
                {its[reader.state].title}
              </span>
              {reader.state === 'uncertain' && mayDecide && (
                <Button
                  aria-label={its.decideFor(reader.name ?? reader.address)}
                  onClick={() => setChosen(reader)}
                >
                  {its.decide}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {reading.hasNextPage && (
        <Button
          className="send-more"
          busy={reading.isFetchingNextPage ? words.common.loading : undefined}
          onClick={() => void reading.fetchNextPage()}
        >
          {its.more}
        </Button>
      )}
      <Suspense>
        {chosen !== null && (
          <DecideReader params={params} reader={chosen} readers={readers ?? []} close={close} />
        )}
      </Suspense>
    </Section>
  );
}

const Name = ({ reader }: { readonly reader: TroubledReader }): ReactNode =>
  reader.name === null ? (
    <strong dir="ltr">{reader.address}</strong>
  ) : (
    <>
      <strong>
        <bdi>{reader.name}</bdi>
      </strong>{' '}
      <span className="quiet" dir="ltr">
        {reader.address}
      </span>
    </>
  );

/** Doubts have words; a refusal is said as Resend said it. */
function reasonOf(
  { state, reason }: TroubledReader,
  its: DeskWords['sending']['troubled'],
): string {
  if (reason !== null && Object.hasOwn(its.doubts, reason))
    return its.doubts[reason as keyof typeof its.doubts];
  return reason ?? its[state].what;
}

/** Looks for uncertain mail at the provider. */
function AskProvider(props: {
  readonly params: { readonly slug: string; readonly number: string };
}): ReactNode {
  const { words } = useWords();
  const its = words.sending.troubled;
  const ask = useChange('POST /newsletters/{slug}/issues/{number}/reconcile', [
    'GET /sending',
    'GET /newsletters/{slug}/issues/{number}/status',
    'GET /newsletters/{slug}/issues/{number}/troubled',
  ]);
  return (
    <div className="send-ask">
      <p className="what">{its.uncertain.what}</p>
      <Button
        busy={ask.isPending ? its.reconciling : undefined}
        onClick={() => ask.mutate({ params: props.params, body: {} })}
      >
        {its.reconcile}
      </Button>
      <p role="status">
        {ask.data !== undefined &&
          `${its.foundCount(ask.data.accepted)} ${its.leftCount(ask.data.uncertain.length)}`}
      </p>
      <ProblemNote error={ask.error} />
    </div>
  );
}
