import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/**
 * Records a step that was taken on a person: by the subscriber's id, or by none when only the address
 * is known, which the log never names. Without a newsletter it concerns the whole installation.
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
