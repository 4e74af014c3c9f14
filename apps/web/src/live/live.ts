import type { ChangeListener, IssueProgress, LiveChange } from '@galley/press/live';
import { askForProgress, type ReadProgress } from './ask-for-progress.ts';

/** A stream of events to one browser. */
export interface Watcher {
  readonly sessionId: string;
  /** Called for every change; the watcher leaves out what its reader may not hear. */
  readonly heard: (change: LiveChange) => void;
  /** Called for every step of an issue that is being sent. */
  readonly progressed: (news: News) => void;
  /** Ends the stream. The browser comes back and reads everything again. */
  readonly end: () => void;
}

/** An event as the stream says it. */
export interface News {
  /** Whose people may hear it; null: only people with a role in every newsletter. */
  readonly newsletterId: string | null;
  readonly text: string;
}

/** Hands what one listener hears to everybody who watches at this process. */
export interface Live extends ChangeListener {
  /** @returns what the watcher calls when its stream is over, however it ended */
  readonly watch: (watcher: Watcher) => () => void;
  /** Ends every stream, also those that begin later. */
  readonly close: () => void;
}

/** A browser needs one; the others are those that it has left without a word. */
const MOST_PER_SESSION = 4;

/** @param readProgress asked once a second while somebody watches and an issue is being sent */
export function createLive(readProgress: ReadProgress): Live {
  /** In the order of their coming. */
  const watchers = new Set<Watcher>();
  let isClosed = false;
  const restIfAlone = (): void => {
    if (watchers.size === 0) questions.rest();
  };
  const endAll = (ended: Iterable<Watcher>): void => {
    for (const watcher of [...ended]) {
      watchers.delete(watcher);
      watcher.end();
    }
    restIfAlone();
  };
  const questions = askForProgress({
    read: readProgress,
    tell: (progress) => {
      const news = newsOf(progress);
      for (const watcher of [...watchers]) watcher.progressed(news);
    },
  });
  return {
    heard: (change) => {
      for (const watcher of [...watchers]) watcher.heard(change);
      if (change.what === 'issue' && watchers.size > 0) questions.look();
    },
    missed: () => endAll(watchers),
    watch: (watcher) => {
      watchers.add(watcher);
      const own = [...watchers].filter(({ sessionId }) => sessionId === watcher.sessionId);
      endAll(isClosed ? [watcher] : own.slice(0, -MOST_PER_SESSION));
      if (watchers.size === 1) questions.look();
      return () => {
        watchers.delete(watcher);
        restIfAlone();
      };
    },
    close: () => {
      isClosed = true;
      endAll(watchers);
    },
  };
}

/** Written once for all streams. */
const newsOf = ({ newsletterId, progress }: IssueProgress): News => ({
  newsletterId,
  text: `event: progress\ndata: ${JSON.stringify(progress)}\n\n`,
});
