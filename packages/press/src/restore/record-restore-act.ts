import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/** Records a step on the whole installation. */
export const recordRestoreAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  at: Date,
): Promise<void> =>
  recordAct(trx, actor, {
    step,
    newsletterId: null,
    object: { kind: 'installation', id: null },
    at,
  });
