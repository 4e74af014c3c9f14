import { createPaint } from './paint.ts';
import type { Streams } from './shell.ts';

/** Describes a crash in one line for stderr; LOG_LEVEL=debug or trace adds the stack. */
export const describeCrash = (
  error: unknown,
  { env, stderr }: Pick<Streams, 'env' | 'stderr'>,
): string => `${createPaint(stderr, env).red(told(error, env))}\n`;

function told(error: unknown, env: Streams['env']): string {
  if (!(error instanceof Error)) return `galley: ${String(error)}`;
  const detailed = ['debug', 'trace'].includes(env['LOG_LEVEL'] ?? '');
  if (isDiskFull(error) && !detailed) return "galley: the database's disk is full";
  return detailed && error.stack !== undefined
    ? error.stack
    : `galley: ${error.message} (LOG_LEVEL=debug shows where)`;
}

// Postgres' SQLSTATE disk_full, read here so that a crash is told without loading the database.
const isDiskFull = (error: Error): boolean => 'code' in error && error.code === '53100';
