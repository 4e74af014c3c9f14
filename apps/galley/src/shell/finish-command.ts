import { setTimeout as sleep } from 'node:timers/promises';
import { STOP_SIGNALS, type StopSignal } from '@galley/runtime';
import { EXIT, type Outcome } from './outcome.ts';
import { createPaint } from './paint.ts';
import { printOutcome } from './print-outcome.ts';
import type { Shell } from './shell.ts';

/** How long a stopped command may take to say where it left off. */
const LAST_WORDS_MS = 1000;

/**
 * Waits for a command or for the signal that ends it early, prints the outcome and returns the exit
 * code.
 */
export async function finishCommand(shell: Shell, working: Promise<Outcome>): Promise<number> {
  const { life } = shell;
  const settled = working.then(
    (outcome) => ({ outcome }),
    (error: unknown) => ({ error }),
  );
  const first = await Promise.race([settled, life.ended]);
  if (!life.signal.aborted && typeof first === 'object') {
    if ('error' in first) throw first.error;
    return printOutcome(shell, first.outcome);
  }
  const code = await life.ended;
  const last = await Promise.race([settled, sleep(LAST_WORDS_MS, {})]);
  // Nobody reads the result any more, or the error has been printed.
  const { stoppedBy } = life;
  if (stoppedBy === null) return code;
  const outcome = 'outcome' in last ? last.outcome : null;
  return tellStopped(shell, stoppedBy, { outcome, isClean: code === STOP_SIGNALS[stoppedBy] });
}

function tellStopped(
  shell: Shell,
  signal: StopSignal,
  { outcome, isClean }: { readonly outcome: Outcome | null; readonly isClean: boolean },
): number {
  if (outcome === null) {
    const say = createPaint(shell.stderr, shell.env);
    const told = `Stopped by ${signal}. Everything stored so far is complete and stays.`;
    shell.stderr.write(`${say.red(told)}\n`);
    return STOP_SIGNALS[signal];
  }
  const code = printOutcome(shell, outcome);
  if (outcome.kind === 'served' && !isClean) return EXIT.failed;
  return code === EXIT.done ? code : STOP_SIGNALS[signal];
}
