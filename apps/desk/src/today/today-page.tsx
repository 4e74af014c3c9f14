import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Notice } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { usePageKeys, type PageKey } from '../shell/page-keys.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { describeTask } from './describe-task.ts';
import { NewsletterDay, type KeyedTask, type NewsletterToday } from './newsletter-day.tsx';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';

const KEYS = 9;

/** What needs somebody before the next cut-off. */
export function TodayPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const today = useReading('GET /today');
  const newsletters = today.data?.newsletters ?? [];
  const tasks = useKeyedTasks(newsletters);
  return (
    <Page title={words.queue.today.title} lead={words.queue.today.lead}>
      {account.passkeys === 0 && (
        <Notice icon="keys" its={words.notices.addPasskey}>
          <Link className="button main" to="/account?new">
            {words.notices.addPasskey.action}
          </Link>
        </Notice>
      )}
      {account.newsletters.length === 0 ? (
        <NoNewsletter />
      ) : today.data === undefined ? (
        today.isError ? (
          <Unread error={today.error} retry={() => void today.refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        newsletters.map((newsletter, index) => (
          <NewsletterDay
            key={newsletter.slug}
            newsletter={newsletter}
            readersPage={
              account.newsletters.find(({ slug }) => slug === newsletter.slug)?.default === true
                ? '/'
                : `/n/${newsletter.slug}`
            }
            tasks={tasks[index] ?? []}
          />
        ))
      )}
    </Page>
  );
}

/** The tasks of each newsletter; the keys 1 to 9 open the first that lead somewhere. */
function useKeyedTasks(newsletters: readonly NewsletterToday[]): readonly (readonly KeyedTask[])[] {
  const wording = useWords();
  const now = useNow();
  const navigate = useNavigate();
  const keys: Record<string, PageKey> = {};
  const keyed = newsletters.map(({ slug, tasks }) =>
    tasks.map((each) => {
      const task = describeTask(each, slug, wording, now);
      const { to, title } = task;
      const count = Object.keys(keys).length + 1;
      if (to === null || count > KEYS) return { task, hotkey: null };
      keys[count] = { label: title, act: () => void navigate(to) };
      return { task, hotkey: String(count) };
    }),
  );
  usePageKeys(keys);
  return keyed;
}
