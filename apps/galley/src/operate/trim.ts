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
  options: { readonly olderThan: string; readonly dryRun?: boolean },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const trimmed = await dropDeliveries(deps, deps.actor, options);
    if (trimmed.kind !== 'dropped') return answerRefusal(trimmed);
    const { age, dryRun, dropped } = trimmed;
    const lines = dropped.map(
      ({ newsletter, number, counts }) =>
        `${newsletter} ${number}: ${count(counts.audience, 'delivery', 'deliveries')} ${dryRun ? 'would be dropped' : 'dropped'}`,
    );
    return {
      kind: 'done',
      json: { dryRun, dropped } satisfies DroppedDeliveries,
      text:
        dropped.length === 0
          ? `No issue that ended more than ${age} ago has deliveries to drop.`
          : [...(dryRun ? ['Dry run, nothing is dropped.'] : []), ...lines].join('\n'),
    };
  });
