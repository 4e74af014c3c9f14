import { jsonText } from './json-text.ts';
import { EXIT, type Outcome } from './outcome.ts';
import { createPaint } from './paint.ts';
import type { Shell } from './shell.ts';

/** Prints the result to stdout and the rest to stderr, and returns the exit code. */
export function printOutcome(shell: Shell, outcome: Outcome): number {
  const { stdout, stderr } = shell;
  const say = createPaint(stderr, shell.env);
  if (outcome.kind === 'refused') {
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
    stderr.write(`${say.red(outcome.problem)}\n`);
    return outcome.exit ?? EXIT.failed;
  }
  return EXIT[outcome.kind];
}
