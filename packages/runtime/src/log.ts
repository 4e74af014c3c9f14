import { pino, type Logger } from 'pino';
import { humanLine } from './human-line.ts';
import { redact } from './redact.ts';
import type { LogLevel } from './setting.ts';

/** A pino logger. It removes addresses and tokens from every line, whatever field they are in. */
export type Log = Logger;

export interface LogOptions {
  readonly level: LogLevel;
  /** The part that logs: web, scheduler, delivery, … */
  readonly name: string;
  /** Default: stderr, so that stdout has only results. */
  readonly destination?: { write(line: string): unknown; readonly isTTY?: boolean };
}

/** JSON lines for machines, short lines for people (if the destination is a terminal). */
export function createLog({ level, name, destination = process.stderr }: LogOptions): Log {
  const write =
    destination.isTTY === true
      ? (line: string) => destination.write(humanLine(redact(line)))
      : (line: string) => destination.write(redact(line));
  return pino({ level, name, base: {}, timestamp: pino.stdTimeFunctions.isoTime }, { write });
}
