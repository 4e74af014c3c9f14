import type { Readable } from 'node:stream';
import type { Env, Lifecycle } from '@galley/runtime';
import type { Out } from './out.ts';
import type { Paint } from './paint.ts';
import type { Printer } from './printer.ts';

/** What a command may touch of the process that it runs in; a test brings its own. */
export interface Streams {
  readonly env: Env;
  /** File arguments are relative to it. */
  readonly cwd: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** The result alone. */
  readonly stdout: Out;
  /** Everything else: progress, notes, problems. */
  readonly stderr: Out;
}

/** Streams to which everything from outside goes through a {@link Printer}. */
export interface PrintingStreams extends Streams {
  readonly stdout: Printer;
  readonly stderr: Printer;
}

export interface Shell extends PrintingStreams {
  readonly json: boolean;
  readonly paint: Paint;
  /** Everything that a command opens is a part of it, and so is closed whatever ends the command. */
  readonly life: Lifecycle;
}
