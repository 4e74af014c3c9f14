import { fstatSync, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Out } from './out.ts';

/** A standard stream that keeps its first error. */
export interface Output extends Out {
  /** Resolves with the first error, if there is one; later writes are dropped. */
  readonly broken: Promise<Error>;
  /** Resolves with null once all output has left, or with the error that stopped it. */
  flush(): Promise<Error | null>;
}

/** The used part of a standard stream. */
export type StandardStream = Writable & {
  readonly fd?: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/**
 * Opens a standard stream for writing. Files get our own writes, because Node reports a write as
 * complete even if its last part did not fit on the disk.
 */
export function openOutput(stream: StandardStream): Output {
  const broken = Promise.withResolvers<Error>();
  let error: Error | null = null;
  const fail = (what: Error): void => {
    error ??= what;
    broken.resolve(error);
  };
  stream.on('error', fail);
  const file = fileOf(stream);

  const room = (): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => stream.once('drain', resolve)),
      broken.promise.then(() => undefined),
    ]);

  const write = (text: string): unknown => {
    if (error !== null || text === '') return null;
    if (file === null) return stream.write(text) ? null : room();
    try {
      writeWhole(file, Buffer.from(text));
    } catch (thrown) {
      fail(thrown as Error);
    }
    return null;
  };

  return {
    ...(stream.isTTY === true && { isTTY: true }),
    get columns() {
      return stream.columns;
    },
    write,
    broken: broken.promise,
    flush: () =>
      error !== null || file !== null
        ? Promise.resolve(error)
        : Promise.race([
            broken.promise,
            new Promise<Error | null>((resolve) =>
              stream.write('', (what) => resolve(what ?? error)),
            ),
          ]),
  };
}

function fileOf({ fd }: StandardStream): number | null {
  try {
    return fd !== undefined && fstatSync(fd).isFile() ? fd : null;
  } catch {
    return null;
  }
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}
