import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** What a review said before, and who changed it. */
export function HistoryPage(): ReactNode {
  const { words } = useWords();
  return <Page title={words.review.title}>{null}</Page>;
}
