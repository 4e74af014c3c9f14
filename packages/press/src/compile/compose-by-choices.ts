import { audienceOf, type CountedChoice } from '@galley/core/issue';
import {
  countChoices,
  listApprovals,
  listStoredChoices,
  type Database,
  type IssueRow,
  type Kysely,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { composeCorrection } from './compose-correction.ts';
import { composeIssue, type ComposedIssue } from './compose-issue.ts';
import { approvedCorrections, gatherCorrections } from './gather-corrections.ts';
import type { DraftContent } from './draft-content.ts';

/**
 * Renders an issue for what its readers have chosen, and with the corrections that some have yet to
 * get. Bytes that somebody has approved stay as they
 * are if only readers' choices or corrections have changed since: neither voids an approval.
 *
 * @param issue the stored issue; null for a new one
 */
export async function composeByChoices(
  deps: Pick<PressDeps, 'db' | 'clock' | 'publicUrl'>,
  issue: IssueRow | null,
  content: DraftContent,
): Promise<ComposedIssue> {
  if (content.corrects !== null) return composeCorrection(deps, content, content.corrects);
  if (issue !== null && (await isSigned(deps.db, issue))) {
    const approved = await composeIssue(
      deps,
      content,
      await approvedChoices(deps.db, issue.id),
      await approvedCorrections(deps.db, issue.id),
    );
    if (approved.contentHash === issue.content_hash) return approved;
  }
  const readers = {
    newsletterId: content.newsletter.id,
    audience: audienceOf({
      ...content,
      corrects: null,
      hasBestOfs: content.newsletter.best_of_cadence !== null,
    }),
    bestOf: content.bestOf,
    corrects: null,
    now: deps.clock(),
  };
  const choices = await countChoices(deps.db, readers);
  const issueId = issue?.id ?? null;
  const corrections = await gatherCorrections(deps.db, { ...readers, issueId });
  return composeIssue(deps, content, choices, corrections);
}

/** With four eyes, some may have approved an issue that is still a draft. */
const isSigned = async (db: Kysely<Database>, issue: IssueRow): Promise<boolean> =>
  issue.approved_hash !== null ||
  (issue.content_hash !== null &&
    (await listApprovals(db, issue.id, issue.content_hash)).length > 0);

const approvedChoices = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly CountedChoice[]> =>
  (await listStoredChoices(db, issueId)).filter(({ gives }) => gives !== 'late');
