import { escapeInvisible, findForbiddenInLine } from '@galley/core/input';

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info ',
  40: 'WARN ',
  50: 'ERROR',
  60: 'FATAL',
};

interface PinoLine {
  readonly time: string;
  readonly level: number;
  readonly name: string;
  readonly msg?: string;
  readonly err?: unknown;
  readonly [field: string]: unknown;
}

/** Formats a pino JSON line as `12:30:05 info  delivery  batch accepted  issue=3`. */
export function humanLine(line: string): string {
  const { time, level, name, msg, err, ...rest } = JSON.parse(line) as PinoLine;
  const fields = Object.entries(rest).map(
    ([key, value]) => `${key}=${isOneLine(value) ? value : escapeInvisible(JSON.stringify(value))}`,
  );
  const parts = [
    time.slice(11, 19),
    LEVELS[level] ?? String(level),
    name,
    ...(msg === undefined ? [] : [msg]),
    ...(fields.length > 0 ? [fields.join(' ')] : []),
  ];
  return `${parts.join('  ')}\n${errorLines(err)}`;
}

/** Quotes other text as JSON: a line break in a field would forge a line. */
const isOneLine = (value: unknown): value is string =>
  typeof value === 'string' && findForbiddenInLine(value) === null;

function errorLines(err: unknown): string {
  if (typeof err !== 'object' || err === null) return '';
  const { stack, message } = err as { stack?: unknown; message?: unknown };
  return `${String(stack ?? message).replace(/^/gm, '  ')}\n`;
}
