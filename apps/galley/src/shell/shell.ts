import type { Readable } from 'node:stream';
import type { Env } from '@galley/runtime';
import type { Paint } from './paint.ts';

export interface Out {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
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
}
