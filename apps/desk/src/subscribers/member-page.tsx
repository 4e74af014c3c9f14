import type { Member } from '@galley/contract/subscriber';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { Button } from '../parts/button.tsx';
import { Loading, Page, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { HistoryList } from './history-list.tsx';
import { StateTag } from './subscriber-row.tsx';
import { Wishes } from './wishes.tsx';

const AskReason = lazy(async () => ({ default: (await import('./ask-reason.tsx')).AskReason }));
const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** A person, as one newsletter has them. */
export function MemberPage(): ReactNode {
  const { words } = useWords();
  const { slug = '', id = '' } = useParams();
  const reading = useReading('GET /newsletters/{slug}/subscribers/{id}', { params: { slug, id } });
  if (reading.data !== undefined) {
    return <MemberView key={id} slug={slug} member={reading.data} />;
  }
  return (
    <Page title={words.subscribers.title}>
      {reading.isPending ? (
        <Loading />
      ) : (
        <Unread error={reading.error} retry={() => void reading.refetch()} />
      )}
    </Page>
  );
}

type Asked = 'suppress' | 'lift' | 'erase';

function MemberView(props: { readonly slug: string; readonly member: Member }): ReactNode {
  const { slug, member } = props;
  const { words, moments } = useWords();
  const its = words.subscribers;
  const account = useAccount();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const erase = useChange('POST /subscribers/erase');
  const close = (): void => setAsked(null);
  const back = `/subscribers/${slug}`;
  const { address, suppressed } = member;
  // An address is suppressed and erased for every newsletter.
  const may = (step: Parameters<typeof mayIn>[1]): boolean => mayIn(account, step, null);
  const change: Asked = suppressed === null ? 'suppress' : 'lift';
  const mayChange = may(suppressed === null ? 'suppress-address' : 'lift-suppression');
  usePageKeys({
    Escape: { label: its.actions.back, act: () => void navigate(back) },
    ...(mayChange && { s: { label: its[change].open, act: () => setAsked(change) } }),
  });
  const day = (at: string): string => moments.day(at);
  return (
    <Page
      title={member.name ?? address}
      actions={
        <div className="queue-tools">
          {mayChange && <Button onClick={() => setAsked(change)}>{its[change].open}</Button>}
          {may('erase-subscriber') && (
            <Button kind="quiet" onClick={() => setAsked('erase')}>
              {its.erase.open}
            </Button>
          )}
        </div>
      }
    >
      <p className="subscriber-back">
        <Link to={back}>{its.actions.back}</Link>
      </p>
      <dl className="facts">
        <Fact name={its.person.address}>
          <span dir="ltr">{address}</span>
        </Fact>
        <Fact name={its.person.state}>
          <StateTag state={member.state} />{' '}
          {suppressed !== null &&
            its.person.suppressed(
              its.reasons[suppressed.reason] ?? suppressed.reason,
              day(suppressed.since),
            )}
          {member.state === 'paused' &&
            member.pausedUntil !== null &&
            its.person.pausedUntil(day(member.pausedUntil))}
        </Fact>
        {suppressed !== null && suppressed.detail !== null && (
          <Fact name={its.suppress.because}>
            <bdi>{suppressed.detail}</bdi>
          </Fact>
        )}
        <Fact name={its.person.since}>{day(member.since)}</Fact>
        <Fact name={its.person.wants}>
          <Wishes of={member.preferences} />
        </Fact>
      </dl>
      <Section title={its.person.history}>
        <HistoryList slug={slug} id={member.id} />
      </Section>
      <Suspense>
        {(asked === 'suppress' || asked === 'lift') && (
          <AskReason step={asked} email={address} close={close} />
        )}
        {asked === 'erase' && (
          <Question
            open
            close={close}
            title={its.erase.title}
            what={`${address}. ${its.erase.what}`}
            action={its.erase.action}
            act={async () => {
              await erase.mutateAsync({ body: { email: address } });
              sayDone(its.erase.done);
              await navigate(back);
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}

const Fact = (props: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <div>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
);
