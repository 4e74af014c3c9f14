import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/**
 * Records a step on a person in the audit log, by the subscriber's id or without one if only the
 * address is known, which the log never holds. Without a newsletter it concerns the installation.
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
