import { setTimeout as sleep } from 'node:timers/promises';

/** What readers saw of the pages. */
export interface SeenAnswers {
  /** How many answers of each status; 0: none came. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly slowestMs: number;
  /** Answers that are neither the page nor the calm one. */
  readonly problems: readonly string[];
}

const EVERY_MS = 200;
const PATIENCE_MS = 15_000;

/** Reads one page after the other until it is stopped. */
export function watchAnswers(
  url: string,
  paths: readonly string[],
): { stop(): Promise<SeenAnswers> } {
  const ending = new AbortController();
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  let slowestMs = 0;
  const watching = (async () => {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const path = paths[turn % paths.length] ?? '/';
      const began = performance.now();
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const { status, text, retryAfter } = await fetch(`${url}${path}`, { signal })
        .then(async (answer) => ({
          status: answer.status,
          text: await answer.text(),
          retryAfter: answer.headers.get('retry-after'),
        }))
        .catch((error: unknown) => ({ status: 0, text: String(error), retryAfter: null }));
      slowestMs = Math.max(slowestMs, performance.now() - began);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isCalm = status === 503 && retryAfter !== null && text.includes('Back in a moment');
      if (status !== 200 && !isCalm) problems.push(`${path}: ${status} ${text.slice(0, 80)}`);
      await sleep(EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await watching;
      return { statuses, slowestMs, problems };
    },
  };
}
