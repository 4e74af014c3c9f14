import { mayTake } from '@galley/core/editor';
import {
  findPersonRow,
  listApprovals,
  type ApprovalRow,
  type Database,
  type IssueRow,
  type Kysely,
} from '@galley/db';

/** An approval by a person of the desk. */
export type CountedApproval = ApprovalRow & { readonly person_id: string };

/**
 * Lists the approvals of an issue's bytes that count for four eyes: those by people who may still
 * approve there. One without a person was given while the newsletter didn't ask for four eyes.
 */
export async function listCounted(
  db: Kysely<Database>,
  issue: Pick<IssueRow, 'id' | 'newsletter_id' | 'content_hash'>,
): Promise<readonly CountedApproval[]> {
  const rows = await listApprovals(db, issue.id, issue.content_hash ?? '');
  const people = [...new Set(rows.map(({ person_id: id }) => id))];
  const counted = new Set<string | null>();
  for (const id of people) {
    if (id !== null && (await mayApprove(db, id, issue.newsletter_id))) counted.add(id);
  }
  return rows.filter((row): row is CountedApproval => counted.has(row.person_id));
}

async function mayApprove(
  db: Kysely<Database>,
  id: string,
  newsletterId: string,
): Promise<boolean> {
  const person = await findPersonRow(db, id);
  if (person === undefined) return false;
  // The step was signed when it was taken.
  const actor = { kind: 'person', id, roles: person.roles, door: 'desk' } as const;
  return mayTake(actor, 'approve-issue', newsletterId);
}
