import type { Session } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Loading, Section } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

/** The browsers in which somebody is signed in. */
export function Sessions(): ReactNode {
  const { words } = useWords();
  const { sessions } = words.account;
  const list = useReading('GET /sessions');
  const end = useChange('DELETE /sessions/{id}', ['GET /sessions']);
  return (
    <Section title={sessions.title} what={sessions.what}>
      {list.data === undefined ? (
        list.isPending ? (
          <Loading />
        ) : (
          <Unread error={list.error} retry={() => void list.refetch()} />
        )
      ) : (
        <ul className="rows">
          {list.data.map((session) => (
            <Row
              key={session.id}
              session={session}
              isEnding={end.isPending && end.variables.params?.['id'] === session.id}
              end={() =>
                end.mutate(
                  { params: { id: session.id } },
                  { onSuccess: () => sayDone(sessions.ended) },
                )
              }
            />
          ))}
        </ul>
      )}
      <ProblemNote error={end.error} />
    </Section>
  );
}

function Row(props: {
  readonly session: Session;
  readonly isEnding: boolean;
  readonly end: () => void;
}): ReactNode {
  const { words, moments } = useWords();
  const { sessions } = words.account;
  const now = useNow();
  const { browser, method, seenAt, current } = props.session;
  return (
    <li>
      <div>
        <strong>
          <bdi>{browser}</bdi>
        </strong>
        {current && <span className="tag good">{sessions.current}</span>}
        <p className="more">
          {`${sessions.seen(moments.away(seenAt, now))} · ${sessions.methods[method]}`}
        </p>
      </div>
      {!current && (
        <Button
          kind="quiet"
          aria-label={`${sessions.end}: ${browser}`}
          busy={props.isEnding ? words.common.loading : undefined}
          onClick={props.end}
        >
          {sessions.end}
        </Button>
      )}
    </li>
  );
}
