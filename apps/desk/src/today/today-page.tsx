import type { Account } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { chooseNewsletter } from '../newsletter/current-newsletter.ts';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { usePageKeys, type PageKey } from '../keyboard/page-keys.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { describeTask } from './describe-task.ts';
import { NewsletterDay, type KeyedTask, type NewsletterToday } from './newsletter-day.tsx';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Trial } from './trial.tsx';

const KEYS = 9;

/** What needs somebody before the next cut-off. */
export function TodayPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const today = useReading('GET /today');
  const newsletters = today.data?.newsletters ?? [];
  const tasks = useKeyedTasks(newsletters);
  const trial = findTrial(account, newsletters);
  return (
    <Page
      title={words.queue.today.title}
      lead={words.queue.today.lead}
      {...(trial === null && { actions: <WriteReview /> })}
    >
      {account.passkeys === 0 && trial === null && (
        <Notice icon="keys" its={words.notices.addPasskey}>
          <Link className="button main" to="/account?new">
            {words.notices.addPasskey.action}
          </Link>
        </Notice>
      )}
      {today.data !== undefined && today.data.held !== null && (
        <Notice icon="pause" its={words.queue.today[today.data.held]} />
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
        <>
          {trial !== null && <Trial {...trial} />}
          {newsletters.map((newsletter, index) => (
            <NewsletterDay
              key={newsletter.slug}
              newsletter={newsletter}
              readersPage={
                account.newsletters.find(({ slug }) => slug === newsletter.slug)?.default === true
                  ? '/'
                  : `/n/${newsletter.slug}`
              }
              tasks={tasks[index] ?? []}
              isTried={newsletter === trial?.today}
            />
          ))}
        </>
      )}
    </Page>
  );
}

/** The way to a new review in the newsletter that somebody looked at last. */
function WriteReview(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const newsletter = chooseNewsletter(account);
  const isShown = newsletter !== undefined && mayIn(account, 'queue-review', newsletter.slug);
  const to = `/queue/${newsletter?.slug}/add`;
  usePageKeys(isShown ? { c: { label: words.queue.add, act: () => void navigate(to) } } : {});
  return (
    isShown && (
      <Link className="button plain" to={to} aria-keyshortcuts="c">
        <Icon name="add" />
        <span>{words.queue.add}</span>
      </Link>
    )
  );
}

/** The sample newsletter, while there is no other and somebody may make issues of it. */
function findTrial(account: Account, newsletters: readonly NewsletterToday[]) {
  const [newsletter] = account.newsletters;
  const today = newsletters.find(({ slug }) => slug === newsletter?.slug);
  const isOnly = account.newsletters.every(({ sample }) => sample);
  if (newsletter === undefined || today === undefined || !isOnly) return null;
  return mayIn(account, 'compile-issue', newsletter.slug) ? { newsletter, today } : null;
}

/** The tasks of each newsletter; the keys 1 to 9 open the first of them. */
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
      if (count > KEYS) return { task, hotkey: null };
      keys[count] = { label: title, act: () => void navigate(to) };
      return { task, hotkey: String(count) };
    }),
  );
  usePageKeys(keys);
  return keyed;
}
