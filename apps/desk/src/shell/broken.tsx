import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';

/** For a page that can't be drawn, such as one whose script is gone after an update. */
export function Broken(): ReactNode {
  const { words } = useWords();
  return (
    <main className="alone" role="alert">
      <h1 className="unseen">{words.problems.title}</h1>
      <Empty its={{ title: words.problems.title, what: words.problems.stale }}>
        <Button kind="main" onClick={() => location.reload()}>
          {words.common.retry}
        </Button>
      </Empty>
    </main>
  );
}
