import type { StepName } from '@galley/core/editor';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useWords } from '../words/words.tsx';

/** The newsletter that is shown, and a way to another of those in which somebody may take a step. */
export function NewsletterSelect(props: {
  readonly slug: string;
  readonly path: (slug: string) => string;
  readonly step?: StepName;
}): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const { step = 'see-newsletter' } = props;
  const newsletters = account.newsletters.filter(({ slug }) => mayIn(account, step, slug));
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
