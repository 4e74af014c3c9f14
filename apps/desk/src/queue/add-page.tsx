import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** A review on its way into the queue. */
export function AddPage(): ReactNode {
  const { words } = useWords();
  return <Page title={words.queue.title}>{null}</Page>;
}
