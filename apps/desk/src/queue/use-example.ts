import { sampleReviewOf } from '@galley/wording/desk';
import { useNavigate } from 'react-router';
import { useAccount } from '../api/account.tsx';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { draftsOf } from './kept-drafts.ts';

/** A review to try the desk with, and what opens it as a draft. */
export function useExample({ slug, language }: Pick<OwnNewsletter, 'slug' | 'language'>): {
  readonly text: string;
  readonly use: () => void;
} {
  const { id } = useAccount();
  const navigate = useNavigate();
  const text = sampleReviewOf(language);
  return {
    text,
    use: () => {
      draftsOf(id, slug).add([{ name: '', text }]);
      void navigate(`/queue/${slug}/add`);
    },
  };
}
