import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { openPainter } from './draw-picture.ts';
import { SAMPLES } from './samples.fixture.ts';
import type { SharePicture } from './share-picture.ts';

let draw: Awaited<ReturnType<typeof openPainter>>;
beforeAll(async () => {
  draw = await openPainter();
});

it.each(Object.entries(SAMPLES))(
  'the %s picture is the one that people have looked at (npm run pictures draws it again)',
  async (name, sample) => {
    const kept = await readFile(new URL(`../pictures/${name}.png`, import.meta.url));
    expect(Buffer.from(draw(sample)).equals(kept)).toBe(true);
  },
);

const plain = SAMPLES['english'] as SharePicture;

it.each([
  ['hostile texts', { title: '</text><script>&amp;\u0000\ud800 ]]>', outlet: '"<b>' }],
  ['one long word', { title: 'x'.repeat(300) }],
  ['too many stars to draw', { rating: { value: 1, max: 2.5 } }],
])('a picture of %s is a PNG of 1200 by 630', (_, fields) => {
  const png = Buffer.from(draw({ ...plain, ...fields }));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThan(120_000);
});
