import { insertEditorNotices, lockIssue, type IssueRow } from '@galley/db';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';

/**
 * Reminds the editors once, between the cut-off and the due time, that an issue waits for their
 * approval.
 */
export async function remindEditors(
  deps: PressDeps,
  newsletter: Newsletter,
  seen: IssueRow,
): Promise<void> {
  const { editors } = newsletter;
  if (editors.length === 0 || !isAwaited(deps, seen)) return;
  await deps.db.transaction().execute(async (trx) => {
    const issue = await lockIssue(trx, seen.id);
    // It may have been approved, held or cancelled since it was read.
    if (!isAwaited(deps, issue)) return;
    const now = deps.clock();
    const { id: issueId, newsletter_id: newsletterId } = issue;
    const notice = { kind: 'reminder', newsletterId, issueId, editors, now } as const;
    const added = await insertEditorNotices(trx, notice);
    if (added > 0) await deps.wake?.('work-notices', trx);
  });
}

const isAwaited = (deps: PressDeps, { state, due_at: dueAt }: IssueRow): boolean =>
  state === 'draft' && dueAt !== null && deps.clock() < dueAt;
