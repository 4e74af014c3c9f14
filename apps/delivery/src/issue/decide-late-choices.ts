import { choosableReview, chooseReviews, findRendition } from '@galley/core/issue';
import { parseChoice } from '@galley/core/subscription';
import {
  listIssueReviews,
  listLateChoices,
  listRenditionContents,
  readTopicKeys,
  recordLateChoices,
  type Database,
  type Kysely,
} from '@galley/db';

/**
 * Decides, before an audience is frozen, what choices give that were made since the issue was
 * compiled. A choice of the same reviews as another gives that one's approved bytes. Any number of
 * processes may do so at once: they decide alike, and what the first one records stays.
 */
export async function decideLateChoices(
  db: Kysely<Database>,
  issue: { readonly id: string; readonly newsletterId: string },
): Promise<void> {
  const choices = await listLateChoices(db, issue);
  if (choices.length === 0) return;
  const topicKeys = await readTopicKeys(db, issue.newsletterId);
  const reviews = (await listIssueReviews(db, issue.id)).map(({ id, document }) =>
    choosableReview(id, document, topicKeys),
  );
  const renditions = await listRenditionContents(db, issue.id);
  await recordLateChoices(
    db,
    issue.id,
    choices.map((choice) => {
      const wanted = chooseReviews(parseChoice(choice), reviews).map(({ id }) => id);
      const { gives, key } = findRendition(wanted, renditions);
      return {
        choice,
        gives,
        renditionId: renditions.find((each) => each.key === key)?.id ?? null,
      };
    }),
  );
}
