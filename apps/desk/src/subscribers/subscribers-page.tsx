import { useEffect, type ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { chooseNewsletter, rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Page } from '../parts/page.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { SubscribersView } from './subscribers-view.tsx';

/** Who reads a newsletter. */
export function SubscribersPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { slug } = useParams();
  const seen = account.newsletters.filter((one) => mayIn(account, 'see-readers', one.slug));
  const newsletter = seen.find((one) => one.slug === slug);
  useEffect(() => {
    if (newsletter !== undefined) rememberNewsletter(newsletter.slug);
  }, [newsletter]);
  if (slug === undefined) {
    const chosen = chooseNewsletter({ ...account, newsletters: seen });
    if (chosen !== undefined) return <Navigate to={`/subscribers/${chosen.slug}`} replace />;
    return (
      <Page title={words.subscribers.title}>
        <NoNewsletter />
      </Page>
    );
  }
  return newsletter === undefined ? (
    <Lost />
  ) : (
    <SubscribersView key={newsletter.slug} newsletter={newsletter} />
  );
}
