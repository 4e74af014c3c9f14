import { useEffect, type ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { chooseNewsletter, rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Page } from '../parts/page.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { PlannerView } from './planner-view.tsx';

/** What goes out when. */
export function PlannerPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { slug } = useParams();
  const newsletter = account.newsletters.find((one) => one.slug === slug);
  useEffect(() => {
    if (newsletter !== undefined) rememberNewsletter(newsletter.slug);
  }, [newsletter]);
  if (slug === undefined) {
    const chosen = chooseNewsletter(account);
    if (chosen !== undefined) return <Navigate to={`/planner/${chosen.slug}`} replace />;
    return (
      <Page title={words.planner.title}>
        <NoNewsletter />
      </Page>
    );
  }
  return newsletter === undefined ? (
    <Lost />
  ) : (
    <PlannerView key={newsletter.slug} newsletter={newsletter} />
  );
}
