import { readFile, readdir } from 'node:fs/promises';
import type { Review } from '@galley/core/review';
import { readReview } from '@galley/core/review/formats';

const FIXTURES = new URL('../../packages/core/fixtures/', import.meta.url);

/** The project's six example reviews: the seed first. */
export async function readSixReviews(): Promise<readonly Review[]> {
  const others = (await readdir(new URL('reviews/', FIXTURES))).filter((name) =>
    name.endsWith('.txt'),
  );
  const files = ['seed-review.txt', ...others.toSorted().map((name) => `reviews/${name}`)];
  return Promise.all(files.map(readOne));
}

async function readOne(file: string): Promise<Review> {
  const parsed = readReview({ file, bytes: await readFile(new URL(file, FIXTURES)) });
  if (parsed.kind === 'invalid') throw new Error(`${file} is not a review`);
  return parsed.review;
}
