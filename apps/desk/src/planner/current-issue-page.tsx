import { issueName } from '@galley/core/issue/name';
import type { Issue } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { chooseNewsletter } from '../newsletter/current-newsletter.ts';
import { Loading } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';

const OPEN: readonly Issue['state'][] = ['draft', 'approved', 'held', 'sending', 'paused'];

/** Where `g i` leads: to the issue that is due first or, without one, to the planner. */
export function CurrentIssuePage(): ReactNode {
  const newsletter = chooseNewsletter(useAccount());
  const slug = newsletter?.slug ?? '';
  const page = useReading(
    'GET /newsletters/{slug}/issues',
    { params: { slug } },
    { enabled: newsletter !== undefined },
  );
  if (newsletter === undefined) return <Navigate to="/planner" replace />;
  if (page.isError) return <Unread error={page.error} retry={() => void page.refetch()} />;
  // An older answer may name an issue that has gone out since.
  if (page.data === undefined || page.isFetching) return <Loading />;
  const current = firstDue(page.data.issues);
  const to =
    current === undefined ? `/planner/${slug}` : `/issues/${slug}/${issueName(current.number)}`;
  return <Navigate to={to} replace />;
}

const firstDue = (issues: readonly Issue[]): Issue | undefined =>
  issues
    .filter(({ state }) => OPEN.includes(state))
    .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))[0];

const dayOf = ({ dueAt, datedOn }: Issue): string => dueAt ?? datedOn;
