import type { Actor, StepName } from '@galley/core/editor';
import type { Database, IssueRow, Transaction } from '@galley/db';
import { recordAct } from './record-act.ts';

/** Records a step that was taken on an issue. */
export const recordIssueAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  issue: Pick<IssueRow, 'id' | 'newsletter_id'>,
  at: Date,
): Promise<void> =>
  recordAct(trx, actor, {
    step,
    newsletterId: issue.newsletter_id,
    object: { kind: 'issue', id: issue.id },
    at,
  });
