import { issueName } from '@galley/core/issue/name';
import type { Progress } from '@galley/delivery';
import type { Clock } from '@galley/runtime';
import { createPaint, WIPE_LINE } from '../shell/paint.ts';
import { progressBar } from '../shell/progress-bar.ts';
import type { Shell } from '../shell/shell.ts';
import { spell } from './duration-text.ts';

/** Shows progress of sending: a bar on a terminal, lines at intervals elsewhere. */
export interface ProgressView {
  show(progress: Progress): void;
  /** Ends the line, so that the last state stays visible. */
  end(): void;
}

const LINE_EVERY_MS = 5000;

export function createProgressView(shell: Shell, clock: Clock): ProgressView {
  const { stderr } = shell;
  const paint = createPaint(stderr, shell.env);
  const live = stderr.isTTY === true;
  // Counts only the time between two checks that both found it sending.
  let spentMs = 0;
  let gained = 0;
  let last: { at: number; accepted: number; state: string } | null = null;
  let lastAt = 0;
  let lastLine = '';

  const show = ({ standing, counts }: Progress): void => {
    const now = clock().getTime();
    if (standing.sendAfter !== null && standing.sendAfter.getTime() > now) {
      return put(
        `can be undone for ${spell((standing.sendAfter.getTime() - now) / 1000)}: galley issue take-back ${issueName(standing.number)}`,
        now,
      );
    }
    if (counts.audience === 0 && standing.state === 'sending') return;
    const { state } = standing;
    if (last?.state === 'sending' && state === 'sending') {
      spentMs += now - last.at;
      gained += counts.accepted - last.accepted;
    }
    last = { at: now, accepted: counts.accepted, state };
    const rate = gained / Math.max(1, spentMs / 1000);
    const settled = counts.audience - counts.pending;
    const parts = [
      `${counts.accepted.toLocaleString('en')} of ${counts.audience.toLocaleString('en')} accepted`,
      ...(rate >= 1 && counts.pending > 0 ? [`${Math.round(rate).toLocaleString('en')}/s`] : []),
      ...(rate > 0 && counts.pending > 0 ? [`${spell(counts.pending / rate)} left`] : []),
    ];
    const share = counts.audience === 0 ? 0 : settled / counts.audience;
    put(live ? `${progressBar(paint, share)}  ${parts.join('  ')}` : parts.join(', '), now);
  };

  const put = (line: string, now: number): void => {
    if (line === lastLine) return;
    if (live) stderr.write(`${WIPE_LINE}${line}`);
    else if (now - lastAt >= LINE_EVERY_MS) {
      stderr.write(`${line}\n`);
      lastAt = now;
    } else return;
    lastLine = line;
  };

  return { show, end: () => void (live && lastLine !== '' && stderr.write('\n')) };
}
