import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import { count } from '../shell/when.ts';

/** Records a person's decision about a reader whose mail is uncertain. */
export async function decideUncertain(
  deps: Press,
  said: Parameters<typeof press.decideUncertain>[2],
): Promise<Outcome> {
  const decided = await press.decideUncertain(deps, deps.actor, said);
  if (decided.kind !== 'decided') return answerRefusal(decided);
  const { decision, addresses } = decided.batch;
  return {
    kind: 'done',
    json: decided.batch,
    text: [`${count(addresses.length, 'reader')} recorded as ${decision}:`, ...addresses].join(
      '\n',
    ),
  };
}
