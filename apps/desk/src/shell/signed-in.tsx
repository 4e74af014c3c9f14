import { type ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { AccountContext } from '../api/account.tsx';
import { Problem } from '../api/problem.ts';
import { useReading } from '../api/use-api.ts';
import { Loading } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { Shell } from './shell.tsx';

/** Pages for those signed in; it leads everybody else to the door. */
export function SignedIn(): ReactNode {
  const account = useReading('GET /account');
  const { pathname, search } = useLocation();
  if (account.error instanceof Problem && account.error.status === 401) {
    const hadSession = account.data !== undefined;
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace state={{ hadSession }} />;
  }
  if (account.data === undefined) {
    return (
      <main className="alone">
        {account.isPending ? (
          <Loading />
        ) : (
          <Unread error={account.error} retry={() => void account.refetch()} />
        )}
      </main>
    );
  }
  return (
    <AccountContext value={account.data}>
      <Shell>
        <Outlet />
      </Shell>
    </AccountContext>
  );
}
