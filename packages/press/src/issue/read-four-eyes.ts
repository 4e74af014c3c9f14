import type { FourEyes } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import type { Database, IssueRow, Kysely } from '@galley/db';
import { foreseeFor, gatherFourEyes } from '../approval/gather-four-eyes.ts';
import { presentApproval } from '../approval/present-approval.ts';
import type { Newsletter } from '../newsletter/find-newsletter.ts';

/** How makers are called whom the audit log doesn't name. */
const UNNAMED = 'command line';

/**
 * Reads how far the approvals of an issue's bytes have come, and what that of the one who asks would
 * do; null unless the newsletter asks for four eyes.
 */
export async function readFourEyes(
  db: Kysely<Database>,
  actor: Actor,
  { issue, newsletter }: { readonly issue: IssueRow; readonly newsletter: Newsletter },
): Promise<FourEyes | null> {
  if (!newsletter.four_eyes) return null;
  const facts = await gatherFourEyes(db, issue);
  return {
    makers: facts.makers.map(({ name }) => name ?? UNNAMED),
    approvals: facts.rows.map(presentApproval),
    yours: await foreseeFor(db, actor, issue, facts),
  };
}
