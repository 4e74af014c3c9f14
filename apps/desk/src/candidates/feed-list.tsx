import type { WatchedFeed } from '@galley/contract/collect';
import { useState, type FormEvent, type ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Loading, Section } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { Question } from '../parts/question.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { findAddress } from './find-address.ts';

const nameOf = ({ title, url }: WatchedFeed): string => title ?? url;

/** The feeds that a newsletter watches. */
export function FeedList({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { feeds } = words.candidates.sources;
  const list = useReading('GET /newsletters/{slug}/feeds', { params: { slug } });
  const stop = useChange('DELETE /feeds/{id}', ['GET /newsletters/{slug}/feeds']);
  const [leaving, setLeaving] = useState<WatchedFeed | null>(null);
  const mayChange = mayIn(useAccount(), 'watch-feed', slug);
  return (
    <Section title={feeds.title} what={feeds.what}>
      {list.data === undefined ? (
        list.isPending ? (
          <Loading />
        ) : (
          <Unread error={list.error} retry={() => void list.refetch()} />
        )
      ) : list.data.length === 0 ? (
        <p className="quiet">{feeds.none}</p>
      ) : (
        <ul className="rows boxed">
          {list.data.map((feed) => (
            <FeedRow
              key={feed.id}
              feed={feed}
              {...(mayChange && { stop: () => setLeaving(feed) })}
            />
          ))}
        </ul>
      )}
      {mayChange && <AddFeed slug={slug} />}
      <Question
        open={leaving !== null}
        close={() => setLeaving(null)}
        title={feeds.stopping.title(leaving === null ? '' : nameOf(leaving))}
        what={feeds.stopping.what}
        action={feeds.stop}
        act={async () => {
          await stop.mutateAsync({ params: { id: leaving?.id ?? '' } });
          sayDone(feeds.stopped);
        }}
      />
    </Section>
  );
}

function FeedRow(props: { readonly feed: WatchedFeed; readonly stop?: () => void }): ReactNode {
  const { words, moments } = useWords();
  const { candidates } = words;
  const { feeds } = candidates.sources;
  const now = useNow();
  const { feed, stop } = props;
  const facts = [
    ...(feed.polledAt === null ? [] : [feeds.read(moments.away(feed.polledAt, now))]),
    ...(feed.nextAt === null ? [] : [feeds.next(moments.away(feed.nextAt, now))]),
    candidates.waitingCount(feed.waiting),
  ];
  return (
    <li>
      <div>
        <strong dir="auto">{nameOf(feed)}</strong>
        <p className="more feed-url">
          <bdi dir="ltr">{feed.url}</bdi>
        </p>
        <p className="more">{facts.join(' · ')}</p>
        {feed.state === 'gone' ? (
          <p className="more feed-trouble">{feeds.gone}</p>
        ) : (
          feed.trouble !== null && (
            <p className="more feed-trouble">{feeds.trouble(feed.trouble)}</p>
          )
        )}
      </div>
      {stop !== undefined && (
        <Button kind="quiet" aria-label={`${feeds.stop}: ${nameOf(feed)}`} onClick={stop}>
          {feeds.stop}
        </Button>
      )}
    </li>
  );
}

function AddFeed({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { address, sources } = words.candidates;
  const { feeds } = sources;
  const [problem, setProblem] = useState<string>();
  const add = useChange('POST /newsletters/{slug}/feeds', [
    'GET /newsletters/{slug}/feeds',
    'GET /newsletters/{slug}/candidates',
  ]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const url = findAddress(readText(new FormData(form), 'url'));
    setProblem(url === null ? address.problem : undefined);
    if (url === null || add.isPending) return;
    add.mutate(
      { params: { slug }, body: { url } },
      {
        onSuccess: (feed) => {
          form.reset();
          sayDone(feeds.added(nameOf(feed)));
        },
      },
    );
  };
  return (
    <form className="add-feed" noValidate onSubmit={submit}>
      <Field
        label={feeds.label}
        name="url"
        type="url"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        placeholder="https://"
        problem={problem}
      />
      <Button type="submit" busy={add.isPending ? feeds.adding : undefined}>
        {feeds.add}
      </Button>
      <ProblemNote error={add.error} />
    </form>
  );
}
