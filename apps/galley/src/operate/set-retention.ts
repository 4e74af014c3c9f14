import * as press from '@galley/press/operate';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { retentionText } from './retention-text.ts';

interface RetentionOptions {
  readonly deliveries?: string;
  readonly events?: string;
  readonly sessions?: string;
  readonly json?: boolean;
}

/** Changes how long things are kept. */
export async function setRetention(
  shell: Shell,
  { deliveries, events, sessions }: RetentionOptions,
): Promise<Outcome> {
  if ([deliveries, events, sessions].every((age) => age === undefined)) {
    return refuse('Nothing to set: give at least one of --deliveries, --events and --sessions.');
  }
  return withPress(shell, async (deps) => {
    const set = await press.setRetention(deps, deps.actor, {
      events,
      sessions,
      ...(deliveries !== undefined && {
        deliveries: deliveries === 'always' ? null : deliveries,
      }),
    });
    if (!('retention' in set)) return answerRefusal(set);
    const { retention } = set;
    return {
      kind: 'done',
      json: retention,
      text: (paint) => retentionText(paint, retention),
      notes: ['What is older is dropped by the scheduler, or now: galley trim --dry-run'],
    };
  });
}
