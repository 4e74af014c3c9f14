import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnSample, type RunningSample } from './start-sample.ts';

/** Queues reviews for a newsletter, all by one command. */
export async function addReviews(
  sample: Pick<RunningSample, 'env'>,
  slug: string,
  reviews: readonly object[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-reviews-'));
  try {
    const files = await Promise.all(
      reviews.map(async (review, index) => {
        const file = join(folder, `${String(index).padStart(2, '0')}.json`);
        await writeFile(file, JSON.stringify(review));
        return file;
      }),
    );
    await runOnSample(sample, ['review', 'add', ...files, '-n', slug]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
