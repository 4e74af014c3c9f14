import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { useWords } from '../words/words.tsx';

/** The newsletter whose queue is shown, and a way to another. */
export function NewsletterSelect(props: {
  readonly slug: string;
  readonly path: (slug: string) => string;
}): ReactNode {
  const { words } = useWords();
  const { newsletters } = useAccount();
  const navigate = useNavigate();
  const [only, ...others] = newsletters;
  if (others.length === 0) {
    return (
      <p className="lead">
        <bdi>{only?.title}</bdi>
      </p>
    );
  }
  return (
    <span className="select newsletter-select">
      <select
        className="quiet-select"
        aria-label={words.common.newsletter}
        value={props.slug}
        onChange={({ target }) => void navigate(props.path(target.value))}
      >
        {newsletters.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}
