import type { Readable } from 'node:stream';
import type { Env, Lifecycle } from '@galley/runtime';
import type { Paint } from './paint.ts';

export interface Out {
  /** What it returns, when it is a promise, resolves once there is room for more. */
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
}

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

export interface Shell extends Streams {
  readonly json: boolean;
  readonly paint: Paint;
  /** Everything that a command opens is a part of it, and so is closed whatever ends the command. */
  readonly life: Lifecycle;
}
