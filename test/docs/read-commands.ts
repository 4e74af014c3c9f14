import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Pages that people follow; decisions say what was weighed, not what to type. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'emails/README.md',
  ...globSync('docs/**/*.md', {
    cwd: ROOT,
    exclude: (path) => /(?:^|\/)(?:adr|node_modules)$/.test(path),
  }).toSorted(),
];

export const readPage = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** One line of a shell block. */
export interface Command {
  readonly line: number;
  readonly text: string;
  /** Settings in front of it: `PORT=3100 npm start`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  /** The file that takes what it prints. */
  readonly to: string | null;
}

/** A block that people type into a shell. */
export interface ShellBlock {
  readonly line: number;
  /** Why no test runs it: the words after `not-run` at its fence. */
  readonly notRun: string | null;
  readonly commands: readonly Command[];
}

const FENCE = /^(\s*)```(\S*) ?(.*)$/;

/**
 * The shell blocks of a page, in order.
 *
 * @throws Error naming the line that no test could run
 */
export function shellBlocks(text: string, page: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  let open: { line: number; language: string; info: string; lines: string[] } | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const [, , language = '', info = ''] = FENCE.exec(line) ?? [];
    if (open === null) {
      if (FENCE.test(line)) open = { line: at + 1, language, info, lines: [] };
    } else if (line.trim() === '```') {
      const block = toBlock(open, page);
      if (block !== null) blocks.push(block);
      open = null;
    } else open.lines.push(line);
  }
  return blocks;
}

function toBlock(
  {
    line,
    language,
    info,
    lines,
  }: { line: number; language: string; info: string; lines: string[] },
  page: string,
): ShellBlock | null {
  if (/^(?:bash|shell|console|zsh|terminal)$/.test(language)) {
    throw new Error(`${page}:${line}: found a block of ${language}, expected sh`);
  }
  if (language !== 'sh') return null;
  if (info !== '' && !/^not-run: \S+ \S+ \S+/.test(info)) {
    throw new Error(`${page}:${line}: found "${info}", expected "not-run: " and why`);
  }
  if (info !== '') return { line, notRun: info.replace('not-run: ', ''), commands: [] };
  return { line, notRun: null, commands: readLines(lines, line + 1, page) };
}

function readLines(lines: readonly string[], first: number, page: string): Command[] {
  const commands: Command[] = [];
  let text = '';
  let start = first;
  for (const [at, line] of lines.entries()) {
    if (text === '') start = first + at;
    text += line;
    if (line.endsWith('\\')) {
      text = text.slice(0, -1);
      continue;
    }
    const command = readCommand(text, `${page}:${start}`);
    if (command !== null) commands.push({ ...command, line: start });
    text = '';
  }
  return commands;
}

/** Parts of words, as a shell reads them; a comment ends the line. */
const PART =
  /\s*(?:(#.*)|(>)|((?:'[^']*'|"(?:[^"\\]|\\.)*"|\$\(cat [\w./-]+\)|[^\s'"#>|&;<$`]|(?<=\S)#)+))/y;

/** Reads what `run-command.ts` can do, which is little of what a shell can. */
function readCommand(text: string, place: string): Omit<Command, 'line'> | null {
  const words: string[] = [];
  let to: string | null = null;
  let isTarget = false;
  PART.lastIndex = 0;
  while (text.slice(PART.lastIndex).trim() !== '') {
    const from = PART.lastIndex;
    const [, comment, redirect, word] = PART.exec(text) ?? [];
    if (comment !== undefined) break;
    if (redirect !== undefined) isTarget = true;
    else if (word === undefined) {
      throw new Error(
        `${place}: found ${text.slice(from).trim()}, expected a plain command; or say "not-run: " and why at the fence`,
      );
    } else if (isTarget) [to, isTarget] = [unquote(word), false];
    else words.push(unquote(word));
  }
  if (words.length === 0) return null;
  const plain = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const settings = Object.fromEntries(
    words.slice(0, plain).map((word) => [word.split('=')[0], word.replace(/^\w+=/, '')]),
  ) as Record<string, string>;
  return { text: text.trim(), settings, words: words.slice(plain), to };
}

const unquote = (word: string): string =>
  word.replaceAll(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"/g,
    (_, single?: string, double?: string) => single ?? (double ?? '').replaceAll(/\\(.)/g, '$1'),
  );
