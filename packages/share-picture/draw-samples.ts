// Draws the pictures in `pictures` again, after a change that is meant to show. Look at them all.
import { mkdir, writeFile } from 'node:fs/promises';
import { openPainter } from './src/draw-picture.ts';
import { SAMPLES } from './src/samples.fixture.ts';

const folder = new URL('pictures/', import.meta.url);
const draw = await openPainter();
await mkdir(folder, { recursive: true });
for (const [name, sample] of Object.entries(SAMPLES)) {
  await writeFile(new URL(`${name}.png`, folder), draw(sample));
}
