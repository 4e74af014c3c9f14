import reviews from '@galley/core/fixtures/reviews.json' with { type: 'json' };
import { addReviews } from './add-reviews.ts';
import { runOnSample, type RunningSample } from './start-sample.ts';

/** The subject of the sample newsletter's second issue. */
export const LONG_ISSUE = 'Six reviews of every shape';

const WIDE = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/**
 * Sends a second issue of the sample newsletter: with a table of contents, half stars, lists,
 * quotes, other scripts, and a word that is wider than a phone.
 */
export async function sendLongIssue(sample: Pick<RunningSample, 'env'>): Promise<void> {
  const run = (line: string): Promise<string> =>
    runOnSample(sample, [...line.split(' '), '-n', 'sample']);
  const wide = {
    ...reviews[0],
    title: `${WIDE} and Other Words`,
    url: `https://a.example/${WIDE}`,
  };
  await runOnSample(sample, ['newsletter', 'set', 'sample', '--undo-window', '0']);
  await addReviews(sample, 'sample', [...reviews.slice(1), wide]);
  await run('issue compile --extra');
  const set = ['issue', 'set', '2', '--subject', LONG_ISSUE, '-n', 'sample'];
  await runOnSample(sample, set);
  await run('issue approve 2');
  await run('issue send 2 --wait');
}
