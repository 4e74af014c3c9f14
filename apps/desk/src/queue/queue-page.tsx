import { useEffect, type ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { Page } from '../parts/page.tsx';
import { Lost } from '../shell/lost.tsx';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { useWords } from '../words/words.tsx';
import { chooseNewsletter, rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { QueueView } from './queue-view.tsx';

/** A newsletter's queue in order. */
export function QueuePage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { slug } = useParams();
  const newsletter = account.newsletters.find((one) => one.slug === slug);
  useEffect(() => {
    if (newsletter !== undefined) rememberNewsletter(newsletter.slug);
  }, [newsletter]);
  if (slug === undefined) {
    const chosen = chooseNewsletter(account);
    if (chosen !== undefined) return <Navigate to={`/queue/${chosen.slug}`} replace />;
    return (
      <Page title={words.queue.title}>
        <NoNewsletter />
      </Page>
    );
  }
  return newsletter === undefined ? (
    <Lost />
  ) : (
    <QueueView key={newsletter.slug} newsletter={newsletter} />
  );
}
