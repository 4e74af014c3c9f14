import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/**
 * Records a step on a person in the audit log under the subscriber's id. If only the address is
 * known, the id is null, because the log never holds addresses. Without a newsletter, the step
 * concerns the whole installation.
 */
export const recordSubscriberAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  subscriber: { readonly id: string } | undefined,
  { at, newsletterId = null }: { readonly at: Date; readonly newsletterId?: string | null },
): Promise<void> =>
  recordAct(trx, actor, {
    step,
    newsletterId,
    object: { kind: 'subscriber', id: subscriber?.id ?? null },
    at,
  });
