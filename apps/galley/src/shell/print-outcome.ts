import { answeredError } from './answered-error.ts';
import { printError } from './print-error.ts';
import { jsonText } from './json-text.ts';
import { EXIT, type Outcome } from './outcome.ts';
import { createPaint } from './paint.ts';
import type { Shell } from './shell.ts';

/**
 * Prints the result to stdout and the rest to stderr, and returns the exit code. With `--json` an
 * error is the result if there is no other.
 */
export function printOutcome(shell: Shell, outcome: Outcome): number {
  const { stdout, stderr } = shell;
  const say = createPaint(stderr, shell.env);
  if (outcome.kind === 'refused') {
    if (shell.json) printError(shell, answeredError(outcome));
    for (const problem of outcome.problems) stderr.write(`${say.red(problem)}\n`);
    return EXIT.refused;
  }
  if (outcome.kind === 'printed' || outcome.kind === 'served') return EXIT[outcome.kind];
  if (outcome.text !== undefined) {
    const { text } = outcome;
    const shown = shell.json
      ? jsonText(outcome.json, 2)
      : typeof text === 'string'
        ? text
        : text(shell.paint);
    const lines = shown === '' || shown.endsWith('\n') ? shown : `${shown}\n`;
    if (outcome.exact === true) stdout.writeExact(lines);
    else if (lines !== '') stdout.write(lines);
  }
  for (const note of outcome.notes ?? []) stderr.write(`${say.dim(note)}\n`);
  if (outcome.kind === 'failed') {
    if (shell.json && outcome.text === undefined) printError(shell, answeredError(outcome));
    stderr.write(`${say.red(outcome.problem)}\n`);
    return outcome.exit ?? EXIT.failed;
  }
  return EXIT[outcome.kind];
}
