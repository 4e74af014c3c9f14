import { useEffect, type ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { chooseNewsletter, rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Page } from '../parts/page.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { CandidatesView } from './candidates-view.tsx';

/** What a newsletter's feeds and mails have brought, to take or to dismiss. */
export function CandidatesPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { slug } = useParams();
  const newsletter = account.newsletters.find((one) => one.slug === slug);
  useEffect(() => {
    if (newsletter !== undefined) rememberNewsletter(newsletter.slug);
  }, [newsletter]);
  if (slug === undefined) {
    const chosen = chooseNewsletter(account);
    if (chosen !== undefined) return <Navigate to={`/candidates/${chosen.slug}`} replace />;
    return (
      <Page title={words.candidates.title}>
        <NoNewsletter />
      </Page>
    );
  }
  return newsletter === undefined ? (
    <Lost />
  ) : (
    <CandidatesView key={newsletter.slug} newsletter={newsletter} />
  );
}
