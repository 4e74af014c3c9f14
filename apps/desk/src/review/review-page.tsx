import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** One review, to write and to read as readers will. */
export function ReviewPage(): ReactNode {
  const { words } = useWords();
  return <Page title={words.review.title}>{null}</Page>;
}
