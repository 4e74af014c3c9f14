import type { Actor } from '@galley/core/editor';
import type { Database, Transaction } from '@galley/db';
import { recordAct } from '../door/record-act.ts';

/** Records that a newsletter's slot was skipped or missed. */
export const recordSkip = async (
  trx: Transaction<Database>,
  actor: Actor,
  newsletterId: string,
  at: Date,
): Promise<void> =>
  recordAct(trx, actor, {
    step: 'skip-slot',
    newsletterId,
    object: { kind: 'newsletter', id: newsletterId },
    at,
  });
