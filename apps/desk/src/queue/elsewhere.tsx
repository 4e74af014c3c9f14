import type { ListedReview } from '@galley/contract/review';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useReading } from '../api/use-api.ts';
import { useSettled } from '../parts/use-settled.ts';
import { useWords } from '../words/words.tsx';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 20;

/** Reviews that match a search and are not in the queue: in issues, featured, removed. */
export function Elsewhere(props: { readonly slug: string; readonly wish: string }): ReactNode {
  const { words } = useWords();
  const wish = useSettled(props.wish.trim(), PAUSE_MS);
  const { data } = useReading(
    'GET /newsletters/{slug}/reviews',
    { params: { slug: props.slug }, query: { q: wish, state: 'any', limit: MOST } },
    { enabled: wish.length >= SHORTEST },
  );
  const found = (data?.reviews ?? []).filter(({ state }) => state !== 'queued' && state !== 'held');
  if (wish.length < SHORTEST || found.length === 0) return null;
  return (
    <section className="queue-part" aria-labelledby="elsewhere">
      <header>
        <h2 id="elsewhere">{words.queue.elsewhere}</h2>
      </header>
      <ul className="queue-list">
        {found.map((review) => (
          <Found key={review.id} review={review} />
        ))}
      </ul>
    </section>
  );
}

function Found({
  review: { id, review, state, issue },
}: {
  readonly review: ListedReview;
}): ReactNode {
  const { words, format } = useWords();
  return (
    <li className="queue-row elsewhere">
      <div className="queue-what">
        <Link className="queue-title" to={`/reviews/${id}`}>
          <bdi>{review.title}</bdi>
        </Link>
        <p className="queue-facts">
          <span>
            <bdi>{review.outlet}</bdi>
          </span>
          {review.publishedOn !== null && <span>{format.date(review.publishedOn, 'long')}</span>}
        </p>
      </div>
      <span className={`state ${issue?.state ?? ''}`}>
        {issue === null
          ? words.queue.sections[state]
          : `${words.queue.today.issue(issue.number)} · ${words.states[issue.state]}`}
      </span>
    </li>
  );
}
