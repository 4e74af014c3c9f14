import type { ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { Empty } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';

/** What somebody sees who has no newsletter yet. */
export function NoNewsletter(): ReactNode {
  const { today } = useWords().words.queue;
  const { roles } = useAccount();
  const mayCreate = roles.some(({ newsletter, role }) => newsletter === null && role === 'owner');
  return mayCreate ? (
    <Empty its={today.none}>
      <code dir="ltr">npm run -s galley -- newsletter set --title &apos;My Digest&apos;</code>
    </Empty>
  ) : (
    <Empty its={today.noneForYou} />
  );
}
