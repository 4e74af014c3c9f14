import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SharePicture } from './share-picture.ts';

/** The memory of WebAssembly never shrinks, so a worker that has drawn this many makes room. */
const PICTURES_PER_WORKER = 200;
/** A worker that nobody needs ends. */
const IDLE_MS = 60_000;
/** A picture takes a fifth of a second. */
const LONGEST_MS = 20_000;
/** What may wait; beyond it, people are told to come back. */
const MOST_WAITING = 64;

export type DrawnPicture =
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  /** Too many wait already. */
  | { readonly kind: 'busy' };

/** Draws pictures one after the other in a worker, which starts when it is needed. */
export interface PictureStudio {
  /** @throws if a picture can't be drawn */
  readonly draw: (picture: SharePicture) => Promise<DrawnPicture>;
  readonly close: () => Promise<void>;
}

/** @param mostWaiting how many pictures may wait to be drawn */
export function openStudio(mostWaiting = MOST_WAITING): PictureStudio {
  let worker: Worker | null = null;
  let drawn = 0;
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    drawn = 0;
    await ended?.terminate();
  };

  function hire(): Worker {
    const hired = new Worker(new URL('./worker.ts', import.meta.url));
    // It alone does not keep the process running.
    hired.unref();
    // The callers that wait for a picture are told; without a listener, it would end the process.
    hired.on('error', () => {
      if (worker === hired) worker = null;
    });
    return hired;
  }

  async function drawNow(picture: SharePicture): Promise<Uint8Array> {
    clearTimeout(idle);
    if (drawn >= PICTURES_PER_WORKER) await end();
    worker ??= hire();
    drawn += 1;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(picture);
    try {
      const [said] = (await once(worker, 'message', {
        signal: AbortSignal.timeout(LONGEST_MS),
      })) as [{ readonly png?: Uint8Array; readonly error?: string }];
      if (said.png === undefined) throw new Error(`no picture: ${said.error ?? 'no reason'}`);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
      return said.png;
    } catch (error) {
      await end();
      throw error;
    }
  }

  return {
    draw: async (picture) => {
      if (waiting >= mostWaiting) return { kind: 'busy' };
      waiting += 1;
      const drawing = last.then(async () => drawNow(picture));
      last = drawing.catch(() => undefined);
      try {
        return { kind: 'drawn', png: await drawing };
      } finally {
        waiting -= 1;
      }
    },
    close: async () => {
      clearTimeout(idle);
      await end();
    },
  };
}
