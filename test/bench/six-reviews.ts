import { readFile, readdir } from 'node:fs/promises';
import { readReview, type Review } from '@galley/core/review';

const FIXTURES = new URL('../../packages/core/fixtures/', import.meta.url);

/** The six reviews that the project keeps as examples: the seed first. */
export async function readSixReviews(): Promise<readonly Review[]> {
  const others = (await readdir(new URL('reviews/', FIXTURES))).filter((name) =>
    name.endsWith('.txt'),
  );
  const files = ['seed-review.txt', ...others.toSorted().map((name) => `reviews/${name}`)];
  return Promise.all(files.map(readOne));
}

async function readOne(file: string): Promise<Review> {
  const parsed = readReview({ file, bytes: await readFile(new URL(file, FIXTURES)) });
  if (parsed.kind === 'invalid') throw new Error(`${file} is no review`);
  return parsed.review;
}
