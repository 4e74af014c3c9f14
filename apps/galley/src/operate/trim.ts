import { quoteInput } from '@galley/core/input';
import { formatDuration, parseDuration } from '@galley/core/newsletter';
import { dropDeliveries, oldIssues } from '@galley/db';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

const DAY = 86_400;
/** Events come for days and complaints for weeks; whom they concern stands in the deliveries. */
const LEAST = 30 * DAY;
const MOST = 3660 * DAY;

/** Drops the deliveries of old issues; their counts stay. */
export const trim = async (
  shell: Shell,
  options: { readonly olderThan: string },
): Promise<Outcome> => {
  const { olderThan } = options;
  const age = parseDuration(olderThan, MOST);
  if (age.kind !== 'ok' || age.seconds < LEAST) {
    const expected = `${formatDuration(LEAST)} to ${formatDuration(MOST)}`;
    return refuse(`--older-than: found ${quoteInput(olderThan)}, expected ${expected}`);
  }
  return withPress(shell, async ({ db }) => {
    const dropped = [];
    for (const { id, newsletter, number } of await oldIssues(db, age.seconds)) {
      const counts = await dropDeliveries(db, id);
      if (counts !== null) dropped.push({ newsletter, number, counts });
    }
    return {
      kind: 'done',
      json: { dropped },
      text:
        dropped.length === 0
          ? `No issue that ended more than ${formatDuration(age.seconds)} ago has deliveries to drop.`
          : dropped
              .map(
                ({ newsletter, number, counts }) =>
                  `${newsletter} ${number}: ${count(counts.audience, 'delivery', 'deliveries')} dropped`,
              )
              .join('\n'),
    };
  });
};
