import { expect, test } from 'vitest';
import { readTrial } from './read-trial.ts';

const issue = (number: number, state: string) => ({ number, state, subject: 'Grids' });

test.each([
  ['nothing but the sample issue', { queued: 0, latest: issue(1, 'sent') }, 0],
  ['a sample issue that is still on its way', { queued: 0, latest: issue(1, 'sending') }, 0],
  ['a review in the queue', { queued: 1, latest: issue(1, 'sent') }, 1],
  ['an issue of their own', { queued: 0, latest: issue(2, 'draft') }, 2],
  ['an issue that they cancelled', { queued: 1, latest: issue(2, 'cancelled') }, 1],
  ['an issue that waits for its hour', { queued: 0, latest: issue(2, 'approved') }, 2],
  ['an issue that is out', { queued: 0, latest: issue(2, 'sending') }, 3],
  ['an issue that is out and new reviews', { queued: 2, latest: issue(2, 'sent') }, 3],
  ['no issue at all', { queued: 0, latest: null }, 0],
])('with %s, so many steps are done', (_, today, done) => {
  expect(readTrial(today).done).toBe(done);
});
