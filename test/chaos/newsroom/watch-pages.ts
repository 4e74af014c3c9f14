import { setTimeout as sleep } from 'node:timers/promises';

/** What readers saw of the pages during a run. */
export interface Seen {
  readonly answered: number;
  /** One line for each request that no web answered with a page. */
  readonly failed: readonly string[];
  /** The longest wait for a page. */
  readonly slowestMs: number;
}

const EVERY_MS = 200;

/** Reads one page after the other until it is stopped. */
export function watchPages(url: string, paths: readonly string[]): { stop(): Promise<Seen> } {
  const ending = new AbortController();
  const failed: string[] = [];
  let answered = 0;
  let slowestMs = 0;
  const watching = (async () => {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const path = paths[turn % paths.length] ?? '/';
      const began = performance.now();
      const status = await fetch(`${url}${path}`)
        .then(async (response) => {
          await response.arrayBuffer();
          return response.status;
        })
        .catch((error: unknown) => String(error));
      if (status === 200) answered += 1;
      else failed.push(`${path}: ${status}`);
      slowestMs = Math.max(slowestMs, performance.now() - began);
      await sleep(EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await watching;
      return { answered, failed, slowestMs };
    },
  };
}
