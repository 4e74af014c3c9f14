// Draws pictures beside the process that serves pages.
import { parentPort } from 'node:worker_threads';
import { openPainter } from './draw-picture.ts';
import type { SharePicture } from './share-picture.ts';

const painter = openPainter();

parentPort?.on('message', (picture: SharePicture) => {
  void painter
    .then((draw) => say({ png: draw(picture) }))
    .catch((error: unknown) => say({ error: String(error) }));
});

function say(said: { readonly png: Uint8Array } | { readonly error: string }): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(said);
}
