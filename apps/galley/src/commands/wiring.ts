import { readIssueName } from '@galley/core/issue/name';
import type { Lifecycle } from '@galley/runtime';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { finishCommand } from '../shell/finish-command.ts';
import type { Outcome } from '../shell/outcome.ts';
import { createPaint } from '../shell/paint.ts';
import type { PrintingStreams, Shell } from '../shell/shell.ts';

/** Runs a command. It takes the command's arguments in order, then its options. */
export type Handler<A extends unknown[]> = (shell: Shell, ...args: A) => Promise<Outcome>;

/** Turns a handler that is loaded only when its command runs into a commander action. */
export type On = <A extends unknown[]>(
  load: () => Promise<Handler<A>>,
) => (...received: unknown[]) => Promise<void>;

/** Adds one group of commands to the program. */
export type AddCommands = (program: Command, on: On) => void;

export const createOn =
  (streams: PrintingStreams, life: Lifecycle, setExit: (code: number) => void): On =>
  <A extends unknown[]>(load: () => Promise<Handler<A>>) =>
  async (...received) => {
    const command = received.at(-1) as Command;
    const { json } = command.opts<{ json?: boolean }>();
    const paint = createPaint(streams.stdout, streams.env);
    const shell: Shell = { ...streams, json: json === true, paint, life };
    const handler = await load();
    // Commander passes what the command declares, which the handler's type repeats.
    setExit(await finishCommand(shell, handler(shell, ...(received.slice(0, -1) as A))));
  };

/** Adds a command with `--json` and examples in its help. */
export const leaf = (
  parent: Command,
  usage: string,
  description: string,
  examples: readonly string[],
): Command =>
  parent
    .command(usage)
    .description(description)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  galley ${line}`).join('\n')}`);

export const group = (parent: Command, name: string, description: string): Command =>
  parent.command(name).description(description).helpCommand(false);

/** For commands that act on one newsletter. */
export const newsletterOption = (): Option =>
  new Option('-n, --newsletter <slug>', 'which newsletter (default: the only or default one)');

export const positive = (what: string) => (text: string) => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`Expected ${what}, a whole number of at least 1.`);
};

/** Reads an issue's number; that of an urgent correction, such as `correction-1`, is below zero. */
export function issueNumber(text: string): number {
  const number = readIssueName(text);
  if (number !== null) return number;
  throw new InvalidArgumentError("Expected an issue's number, or a name such as correction-1.");
}

export function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new InvalidArgumentError('Expected a port, a whole number of at most 65535.');
}

/** Ids are bigints in the database, so they stay strings of digits here. */
export function id(text: string): string {
  if (/^[1-9]\d{0,17}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected an id, a whole number.');
}

/** Several ids, one after the other. */
export const ids = (text: string, earlier: readonly string[] = []): string[] => [
  ...earlier,
  id(text),
];

export function localDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  const real = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime());
  if (real && date.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Expected an existing date, YYYY-MM-DD.');
}

export const collect = (text: string, earlier: readonly string[] = []): string[] => [
  ...earlier,
  text,
];
