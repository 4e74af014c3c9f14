import type { ListedSubscriber } from '@galley/contract/subscriber';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/words.tsx';

/** A person in a list, and the way to their page. */
export function SubscriberRow(props: {
  readonly slug: string;
  readonly person: ListedSubscriber;
}): ReactNode {
  const { words, moments } = useWords();
  const its = words.subscribers;
  const { id, name, address, state, since } = props.person;
  return (
    <li>
      <div>
        <Link className="subscriber" to={`/subscribers/${props.slug}/${id}`}>
          <strong>{name === null ? <span dir="ltr">{address}</span> : <bdi>{name}</bdi>}</strong>
          <span className="more">
            {name !== null && <span dir="ltr">{address}</span>}
            <span>{its.since(moments.day(since))}</span>
          </span>
        </Link>
      </div>
      <StateTag state={state} />
    </li>
  );
}

/** In which state a newsletter has somebody. */
export function StateTag({ state }: Pick<ListedSubscriber, 'state'>): ReactNode {
  const { words } = useWords();
  const look = { confirmed: 'tag good', suppressed: 'tag warns' } as Record<string, string>;
  return <span className={look[state] ?? 'tag'}>{words.subscribers.states[state]}</span>;
}
