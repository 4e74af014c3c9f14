import type { ChangeListener, LiveChange } from '@galley/press/live';

/** A stream of events to one browser. */
export interface Watcher {
  readonly sessionId: string;
  /** Called for every change; the watcher leaves out what its reader may not hear. */
  readonly heard: (change: LiveChange) => void;
  /** Ends the stream. The browser comes back and reads everything again. */
  readonly end: () => void;
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

export function createLive(): Live {
  /** In the order of their coming. */
  const watchers = new Set<Watcher>();
  let isClosed = false;
  const endAll = (ended: Iterable<Watcher>): void => {
    for (const watcher of [...ended]) {
      watchers.delete(watcher);
      watcher.end();
    }
  };
  return {
    heard: (change) => {
      for (const watcher of [...watchers]) watcher.heard(change);
    },
    missed: () => endAll(watchers),
    watch: (watcher) => {
      watchers.add(watcher);
      const own = [...watchers].filter(({ sessionId }) => sessionId === watcher.sessionId);
      endAll(isClosed ? [watcher] : own.slice(0, -MOST_PER_SESSION));
      return () => void watchers.delete(watcher);
    },
    close: () => {
      isClosed = true;
      endAll(watchers);
    },
  };
}
