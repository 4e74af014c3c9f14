import type { DroppedDeliveries } from '@galley/contract/operate';
import { dropDeliveries } from '@galley/press/operate';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

/** Drops the deliveries of old issues; their counts stay. */
export const trim = async (
  shell: Shell,
  options: { readonly olderThan: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const trimmed = await dropDeliveries(deps, deps.actor, options);
    if (trimmed.kind !== 'dropped') return answerRefusal(trimmed);
    const { age, dropped } = trimmed;
    return {
      kind: 'done',
      json: { dropped } satisfies DroppedDeliveries,
      text:
        dropped.length === 0
          ? `No issue that ended more than ${age} ago has deliveries to drop.`
          : dropped
              .map(
                ({ newsletter, number, counts }) =>
                  `${newsletter} ${number}: ${count(counts.audience, 'delivery', 'deliveries')} dropped`,
              )
              .join('\n'),
    };
  });
