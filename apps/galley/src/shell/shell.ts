import type { Readable } from 'node:stream';
import type { Network } from '@galley/outgoing';
import type { Env, Lifecycle } from '@galley/runtime';
import type { Out } from './out.ts';
import type { Paint } from './paint.ts';
import type { Printer } from './printer.ts';

/** What a command may use of its process; tests pass their own. */
export interface Streams {
  readonly env: Env;
  /** The folder that file arguments are relative to. */
  readonly cwd: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Only the result. */
  readonly stdout: Out;
  /** Everything else: progress, notes, problems. */
  readonly stderr: Out;
  /** Where articles and feeds are read from; the public internet unless a test brings its own. */
  readonly network?: Network;
}

/** Streams behind a {@link Printer}, which guards text from outside. */
export interface PrintingStreams extends Streams {
  readonly stdout: Printer;
  readonly stderr: Printer;
}

export interface Shell extends PrintingStreams {
  readonly json: boolean;
  readonly paint: Paint;
  /** Whatever a command opens joins it, so that it is closed however the command ends. */
  readonly life: Lifecycle;
}
