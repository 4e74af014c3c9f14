import { useEffect, type ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { chooseNewsletter, rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { SettingsView } from './settings-view.tsx';

/** A newsletter's settings, for its owners. */
export function SettingsPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { slug } = useParams();
  const { hash } = useLocation();
  const own = account.newsletters.filter((one) => mayIn(account, 'set-newsletter', one.slug));
  if (slug === undefined) {
    const chosen = chooseNewsletter({ ...account, newsletters: own });
    if (chosen !== undefined) return <Navigate to={`/settings/${chosen.slug}${hash}`} replace />;
    return (
      <Page title={words.settings.title}>
        {account.newsletters.length === 0 ? <NoNewsletter /> : <Empty its={words.settings.none} />}
      </Page>
    );
  }
  return own.some((one) => one.slug === slug) ? <OfNewsletter key={slug} slug={slug} /> : <Lost />;
}

function OfNewsletter({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const newsletter = useReading('GET /newsletters/{slug}', { params: { slug } });
  useEffect(() => rememberNewsletter(slug), [slug]);
  if (newsletter.data !== undefined) return <SettingsView newsletter={newsletter.data} />;
  return (
    <Page title={words.settings.title}>
      {newsletter.isPending ? (
        <Loading />
      ) : (
        <Unread error={newsletter.error} retry={() => void newsletter.refetch()} />
      )}
    </Page>
  );
}
