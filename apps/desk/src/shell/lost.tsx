import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty } from '../parts/notice.tsx';
import { useTitle } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** For an address that leads nowhere. */
export function Lost(): ReactNode {
  const { lost } = useWords().words.problems;
  useTitle(lost.title);
  return (
    <>
      <h1 className="unseen">{lost.title}</h1>
      <Empty its={lost}>
        <Link className="button main" to="/">
          {lost.action}
        </Link>
      </Empty>
    </>
  );
}
