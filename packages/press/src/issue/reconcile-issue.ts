import type { Actor } from '@galley/core/editor';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';

/**
 * Reads an issue's uncertain mail back from the provider at a person's request; delivery supplies
 * `readBack`.
 */
export async function reconcileIssue<R>(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { readBack, ...ref }: IssueRef & { readonly readBack: (issueId: string) => Promise<R> },
): Promise<R | IssueRefusal> {
  const found = await findIssueFor(deps, actor, 'reconcile-issue', ref);
  if (found.kind !== 'found') return found;
  await deps.db
    .transaction()
    .execute((trx) => recordIssueAct(trx, actor, 'reconcile-issue', found.issue, deps.clock()));
  return readBack(found.issue.id);
}
