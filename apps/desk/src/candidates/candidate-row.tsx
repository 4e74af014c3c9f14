import type { ListedCandidate } from '@galley/contract/collect';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

/** The element that a row's keyboard focus is on. */
export const candidateRowId = (id: string): string => `candidate-${id}`;

/** A candidate: its title leads to the article. */
export function CandidateRow(props: {
  readonly candidate: ListedCandidate;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly mayDecide: boolean;
  readonly select: () => void;
  readonly take: () => void;
  readonly dismiss: () => void;
}): ReactNode {
  const { candidate, isCurrent, isSelected, mayDecide } = props;
  const { words } = useWords();
  const { actions } = words.candidates;
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li
      className={`queue-row candidate-row${isSelected ? ' selected' : ''}`}
      data-candidate={candidate.id}
    >
      {mayDecide && (
        <label className="queue-place">
          <input
            type="checkbox"
            checked={isSelected}
            tabIndex={tabIndex}
            aria-label={words.queue.actions.selectNamed(candidate.title)}
            onChange={props.select}
          />
        </label>
      )}
      <div className="queue-what">
        <a
          id={candidateRowId(candidate.id)}
          className="queue-title"
          href={candidate.url}
          target="_blank"
          rel="noreferrer noopener"
          tabIndex={tabIndex}
        >
          <bdi>{candidate.title}</bdi>
        </a>
        <Facts candidate={candidate} />
        <Reviewed candidate={candidate} />
      </div>
      {mayDecide && (
        <div className="candidate-acts">
          <Button
            aria-label={actions.named(actions.write, candidate.title)}
            tabIndex={tabIndex}
            onClick={props.take}
          >
            {actions.write}
          </Button>
          <button
            type="button"
            className="button quiet square"
            aria-label={actions.named(actions.dismiss, candidate.title)}
            title={actions.dismiss}
            tabIndex={tabIndex}
            onClick={props.dismiss}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </li>
  );
}

/** Outlet, date, authors, and where it came from. */
function Facts({ candidate }: { readonly candidate: ListedCandidate }): ReactNode {
  const { words, format, moments } = useWords();
  const { from } = words.candidates;
  const now = useNow();
  const { outlet, publishedOn, authors, feed, mailedBy, foundAt } = candidate;
  const feedName = feed?.title ?? feed?.url;
  return (
    <p className="queue-facts">
      <span>
        <bdi>{outlet}</bdi>
      </span>
      {publishedOn !== null && <span>{format.date(publishedOn, 'long')}</span>}
      {authors.length > 0 && (
        <span>
          <bdi>{format.list(authors)}</bdi>
        </span>
      )}
      {feedName !== undefined && feedName !== outlet && <span>{from.feed(feedName)}</span>}
      {mailedBy !== null && <span>{from.mail(mailedBy)}</span>}
      <span>{moments.away(foundAt, now)}</span>
    </p>
  );
}

/** The review of this article that the newsletter has already. */
function Reviewed({ candidate: { there } }: { readonly candidate: ListedCandidate }): ReactNode {
  const { words, format, moments } = useWords();
  if (there === null) return null;
  const { where } = there;
  const day = where.kind === 'issue' && where.on !== null ? moments.day(where.on) : null;
  const text =
    where.kind === 'issue'
      ? words.queue.featured(format.number(where.number), day)
      : words.candidates.reviewed;
  return (
    <p className="queue-marks">
      <Link className="tag warns" to={`/reviews/${there.id}`} tabIndex={-1}>
        {text}
      </Link>
    </p>
  );
}
