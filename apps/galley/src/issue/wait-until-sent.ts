import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { workIssueUntilDone, type Progress } from '@galley/delivery';
import type { Press } from '../shell/open-press.ts';
import type { Shell } from '../shell/shell.ts';
import { withOwnWeb } from '../shell/with-own-web.ts';
import { createProgressView } from './progress.ts';

const FEEDBACK_LOOKS = 15;
const FEEDBACK_EVERY_MS = 200;

/** Sends an issue in this process and shows progress; a signal ends the wait early. */
export async function waitUntilSent(shell: Shell, press: Press, issueId: string): Promise<void> {
  const view = createProgressView(shell, press.clock);
  const { signal } = shell.life;
  try {
    await withOwnWeb(press, async (provider) => {
      const work = (): Promise<Progress> =>
        workIssueUntilDone({
          ...press,
          ...provider,
          worker: `${hostname()}:${process.pid}`,
          issueId,
          onProgress: (progress) => view.show(progress),
          signal,
        });
      const done = await work();
      if (press.config.resend.apiKey === null) await hearSandbox(done, work, signal);
    });
  } finally {
    view.end();
  }
}

/** Applies the sandbox's events, which come within moments; no other process may run to do so. */
async function hearSandbox(
  done: Progress,
  work: () => Promise<Progress>,
  signal: AbortSignal,
): Promise<void> {
  let { standing, counts } = done;
  for (let look = 0; look < FEEDBACK_LOOKS; look += 1) {
    if (standing.state !== 'sent' || counts.silent === 0 || signal.aborted) return;
    await sleep(FEEDBACK_EVERY_MS);
    ({ standing, counts } = await work());
  }
}
