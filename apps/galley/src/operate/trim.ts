import type { DroppedDeliveries } from '@galley/contract/operate';
import { dropDeliveries, dropTooOld } from '@galley/press/operate';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface TrimOptions {
  readonly olderThan?: string;
  readonly dryRun?: boolean;
}

/** Drops what is older than it is kept, or only the deliveries of old issues; counts stay. */
export const trim = async (
  shell: Shell,
  { olderThan, dryRun = false }: TrimOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const trimmed =
      olderThan === undefined
        ? await dropTooOld(deps, deps.actor, { dryRun })
        : await dropDeliveries(deps, deps.actor, { olderThan, dryRun });
    if (trimmed.kind !== 'dropped') return answerRefusal(trimmed);
    const { dropped } = trimmed;
    const eventMonths = 'eventMonths' in trimmed ? trimmed.eventMonths : [];
    const did = dryRun ? 'would be dropped' : 'dropped';
    const lines = [
      ...dropped.map(
        ({ newsletter, number, counts }) =>
          `${newsletter} ${number}: ${count(counts.audience, 'delivery', 'deliveries')} ${did}`,
      ),
      ...eventMonths.map((month) => `events of ${month} ${did}`),
    ];
    const nothing =
      'age' in trimmed
        ? `No issue that ended more than ${trimmed.age} ago has deliveries to drop.`
        : 'Nothing is older than it is kept.';
    return {
      kind: 'done',
      json: { dryRun, dropped, eventMonths } satisfies DroppedDeliveries,
      text:
        lines.length === 0
          ? nothing
          : [...(dryRun ? ['Dry run, nothing is dropped.'] : []), ...lines].join('\n'),
    };
  });
