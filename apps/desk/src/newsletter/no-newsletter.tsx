import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Empty } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';

/** What somebody sees who has no newsletter yet. */
export function NoNewsletter(): ReactNode {
  const { today } = useWords().words.queue;
  return mayIn(useAccount(), 'set-newsletter', null) ? (
    <Empty its={today.none}>
      <Link className="button main" to="/new-newsletter">
        {today.none.action}
      </Link>
    </Empty>
  ) : (
    <Empty its={today.noneForYou} />
  );
}
