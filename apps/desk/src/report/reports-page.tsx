import { useEffect, type ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { chooseNewsletter, rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Page } from '../parts/page.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { ReportsView } from './reports-view.tsx';

/** How a newsletter has done over time. */
export function ReportsPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { slug } = useParams();
  const newsletter = account.newsletters.find((one) => one.slug === slug);
  useEffect(() => {
    if (newsletter !== undefined) rememberNewsletter(newsletter.slug);
  }, [newsletter]);
  if (slug === undefined) {
    const chosen = chooseNewsletter(account);
    if (chosen !== undefined) return <Navigate to={`/reports/${chosen.slug}`} replace />;
    return (
      <Page title={words.report.title}>
        <NoNewsletter />
      </Page>
    );
  }
  return newsletter === undefined ? (
    <Lost />
  ) : (
    <ReportsView key={newsletter.slug} newsletter={newsletter} />
  );
}
