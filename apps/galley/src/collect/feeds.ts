import type { StoppedFeed, WatchedFeed } from '@galley/contract/collect';
import * as press from '@galley/press/collect';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface FeedOptions {
  readonly newsletter?: string;
}

/** Watches a feed from now on. */
export const addFeed = async (shell: Shell, url: string, options: FeedOptions): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const input = { newsletter: options.newsletter ?? null, url };
    const watched = await press.watchFeed(deps, deps.actor, input);
    if (watched.kind !== 'watched') return answerRefusal(watched);
    const { feed } = watched;
    return {
      kind: 'done',
      json: feed,
      text: `Feed ${feed.id} is watched: ${feed.title ?? feed.url}. ${candidates(feed.waiting)}`,
    };
  });

/** Lists the feeds that a newsletter watches. */
export const listFeeds = async (shell: Shell, options: FeedOptions): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await press.listFeeds(deps, deps.actor, options.newsletter ?? null);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { feeds } = listed;
    if (feeds.length === 0) {
      const notes = ['No feed is watched. Add one: galley feed add URL'];
      return { kind: 'done', json: [], text: '', notes };
    }
    return {
      kind: 'done',
      json: feeds,
      text: (paint) =>
        table(
          paint,
          ['ID', 'TITLE', 'URL', 'WAITING', 'READ', ''],
          feeds.map((feed) => [
            feed.id,
            clip(feed.title ?? '-', 40),
            feed.url,
            String(feed.waiting),
            feed.polledAt === null ? 'never' : when(feed.polledAt),
            troubleOf(feed),
          ]),
        ),
    };
  });

/** Stops watching a feed. */
export const removeFeed = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const stopped = await press.stopFeed(deps, deps.actor, { id });
    if (stopped.kind !== 'stopped') return answerRefusal(stopped);
    return {
      kind: 'done',
      json: { id, stopped: true } satisfies StoppedFeed,
      text: `Feed ${id} is no longer watched. Its candidates stay.`,
    };
  });

const candidates = (count: number): string =>
  count === 1 ? 'One candidate waits.' : `${count} candidates wait.`;

function troubleOf({ trouble, nextAt }: WatchedFeed): string {
  if (trouble === null) return '';
  return nextAt === null ? trouble : `${trouble}; again ${when(nextAt)}`;
}
