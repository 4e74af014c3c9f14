import type { Log } from '@galley/runtime';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';

interface IssueLoop {
  readonly loop: WorkLoop;
  /** Set when the issue has no more work, until its loop has ended. */
  ending: Promise<void> | null;
}

/**
 * Works each issue in its own loop while there is work for it. An issue that takes hours or keeps
 * failing holds up no other, and none is worked twice at once.
 *
 * @param list reads the issues that have work
 * @param work returns the seconds after which there will be more to do, or null when it knows of
 * none
 */
export function startIssueLoops(options: {
  readonly log: Log;
  readonly pollSeconds: number;
  readonly list: () => Promise<readonly string[]>;
  readonly work: (issueId: string, signal: AbortSignal) => Promise<number | null>;
}): WorkLoop {
  const { log, pollSeconds, list, work } = options;
  const running = new Map<string, IssueLoop>();

  const begin = (issueId: string): void => {
    const name = `work-issue ${issueId}`;
    const loop = startWorkLoop({
      name,
      log,
      pollSeconds,
      work: (signal) => work(issueId, signal),
    });
    running.set(issueId, { loop, ending: null });
  };
  const end = (issueId: string, issue: IssueLoop): void => {
    issue.ending ??= issue.loop.stop().then(() => {
      running.delete(issueId);
      // It may have been resumed meanwhile.
      looking.wake();
    });
  };
  const looking = startWorkLoop({
    name: 'work-issues',
    log,
    pollSeconds,
    work: async () => {
      const open = await list();
      for (const issueId of open) if (!running.has(issueId)) begin(issueId);
      for (const [id, issue] of running) if (!open.includes(id)) end(id, issue);
      return null;
    },
  });
  return {
    wake() {
      looking.wake();
      for (const { loop } of running.values()) loop.wake();
    },
    async stop() {
      await looking.stop();
      await Promise.all([...running.values()].map((issue) => issue.ending ?? issue.loop.stop()));
    },
  };
}
