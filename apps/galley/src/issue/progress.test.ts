import type { Progress } from '@galley/delivery';
import { createLifecycle, createLog } from '@galley/runtime';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createPaint } from '../shell/paint.ts';
import { createPrinter } from '../shell/printer.ts';
import { createProgressView } from './progress.ts';

const at = (accepted: number, audience = 1000): Progress => ({
  standing: {
    number: 1,
    state: 'sending',
    reason: null,
    reasonDetail: null,
    sendAfter: null,
    resumeAt: null,
  },
  counts: {
    audience,
    accepted,
    rejected: 0,
    excluded: 0,
    uncertain: 0,
    pending: audience - accepted,
    delivered: 0,
    bounced: 0,
    complained: 0,
    suppressed: 0,
    failed: 0,
    silent: 0,
    nothingChosen: 0,
    monthly: 0,
    onPause: 0,
  },
});

function watch(isTTY: boolean) {
  let written = '';
  let now = 0;
  const stderr = { write: (text: string) => void (written += text), isTTY };
  const view = createProgressView(
    {
      env: { NO_COLOR: '1' },
      cwd: '/',
      stdin: Readable.from([]),
      stdout: createPrinter(stderr),
      stderr: createPrinter(stderr),
      json: false,
      paint: createPaint(stderr, {}),
      life: createLifecycle({ log: createLog({ level: 'silent', name: 'test' }) }),
    },
    () => new Date(now),
  );
  return {
    view,
    after: (ms: number, progress: Progress) => {
      now += ms;
      view.show(progress);
    },
    written: () => written,
  };
}

describe('createProgressView', () => {
  it('draws a bar with rate and time left, in one line of a terminal', () => {
    const { after, view, written } = watch(true);
    after(0, at(0));
    after(2000, at(500));
    view.end();
    expect(written()).not.toMatch(/\n./);
    const last = written().split('\u001b[2K').at(-1);
    expect(last).toBe(
      `${'█'.repeat(15)}${'░'.repeat(15)}  500 of 1,000 accepted  250/s  2 s left\n`,
    );
  });

  it('counts only the time in which it sent', () => {
    const { after, view, written } = watch(true);
    const paused = at(500);
    after(0, at(0));
    after(2000, at(500));
    after(500, { ...paused, standing: { ...paused.standing, state: 'paused' } });
    after(600_000, { ...paused, standing: { ...paused.standing, state: 'paused' } });
    after(1000, at(500));
    after(1000, at(750));
    view.end();
    expect(written().split('\u001b[2K').at(-1)).toContain('250/s  1 s left');
  });

  it('writes plain lines at intervals elsewhere', () => {
    const { after, view, written } = watch(false);
    after(10_000, at(0));
    for (let n = 1; n <= 10; n += 1) after(1000, at(n * 100));
    view.end();
    expect(written().split('\n').filter(Boolean)).toEqual([
      '0 of 1,000 accepted',
      '500 of 1,000 accepted, 100/s, 5 s left',
      '1,000 of 1,000 accepted',
    ]);
  });

  it('says how long a release can be undone', () => {
    const { after, written } = watch(false);
    const released = at(0, 0);
    after(10_000, { ...released, standing: { ...released.standing, sendAfter: new Date(70_000) } });
    expect(written()).toBe('can be undone for 1 min: galley issue take-back 1\n');
  });
});
