import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import { useLoadLater } from '../parts/load-later.ts';
import { useWords } from '../words/words.tsx';

const loadQuestion = () => import('../parts/question.tsx');
const Question = lazy(async () => ({ default: (await loadQuestion()).Question }));

/** Asks before somebody leaves the page with changes that aren't saved. */
export function LeaveQuestion({ isAny }: { readonly isAny: boolean }): ReactNode {
  const { leaving } = useWords().words.settings;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isAny && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isAny) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isAny]);
  useLoadLater(loadQuestion);
  if (blocker.state !== 'blocked') return null;
  return (
    <Suspense>
      <Question
        {...leaving}
        open
        close={() => blocker.reset()}
        act={async () => blocker.proceed()}
      />
    </Suspense>
  );
}
