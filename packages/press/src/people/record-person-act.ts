import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/** Records a step that was taken on a person. */
export const recordPersonAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  id: string,
  { at, newsletterId = null }: { readonly at: Date; readonly newsletterId?: string | null },
): Promise<void> =>
  recordAct(trx, actor, { step, newsletterId, object: { kind: 'person', id }, at });
