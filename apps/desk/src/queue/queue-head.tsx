import type { ReactNode, RefObject } from 'react';
import { Link } from 'react-router';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';

/** The queue's title, its search, and the way to add a review. */
export function QueueHead(props: {
  readonly slug: string;
  readonly isSaving: boolean;
  readonly wish: string;
  readonly seek: (wish: string) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** From the field to what was found. */
  readonly goOn: () => void;
}): ReactNode {
  const { words } = useWords();
  const { slug, wish, seek, search, goOn } = props;
  return (
    <header className="page-head queue-head">
      <div>
        <h1>{words.queue.title}</h1>
        <NewsletterSelect slug={slug} path={(other) => `/queue/${other}`} />
      </div>
      <div className="queue-tools">
        {props.isSaving && <span className="queue-saving">{words.queue.saving}</span>}
        <label className="queue-search">
          <Icon name="search" />
          <span className="unseen">{words.queue.search}</span>
          <input
            ref={search}
            className="input"
            type="search"
            placeholder={words.queue.search}
            value={wish}
            onChange={({ target }) => seek(target.value)}
            onKeyDown={(event) => {
              if (!['Escape', 'ArrowDown', 'Enter'].includes(event.key)) return;
              event.preventDefault();
              if (event.key === 'Escape') seek('');
              goOn();
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
        <Link className="button main" to={`/queue/${slug}/add`}>
          <Icon name="add" />
          <span>{words.queue.add}</span>
        </Link>
      </div>
    </header>
  );
}
