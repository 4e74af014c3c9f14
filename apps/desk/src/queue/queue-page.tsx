import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** A newsletter's queue in order. */
export function QueuePage(): ReactNode {
  const { words } = useWords();
  return <Page title={words.queue.title}>{null}</Page>;
}
