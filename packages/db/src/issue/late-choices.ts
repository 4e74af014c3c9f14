import type { ChoiceGives } from '@galley/core/issue';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Lists the choices of a newsletter's readers for which nobody has said what they give of an issue.
 * Urgent corrections have no reviews to choose from.
 */
export async function listLateChoices(
  db: Kysely<Database>,
  issue: { readonly id: string; readonly newsletterId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ choice: string }>`
    select distinct s.choice from subscription s
    where s.newsletter_id = ${issue.newsletterId} and s.status = 'confirmed' and s.choice <> ''
      and exists (select id from issue where id = ${issue.id} and corrects is null)
      and s.choice not in (select choice from rendition_choice where issue_id = ${issue.id})
    order by s.choice`.execute(db);
  return rows.map(({ choice }) => choice);
}

/** Records what late choices give of an issue; what is known already stays. */
export async function recordLateChoices(
  db: Kysely<Database>,
  issueId: string,
  choices: readonly {
    readonly choice: string;
    readonly gives: ChoiceGives;
    readonly renditionId: string | null;
  }[],
): Promise<void> {
  await db
    .insertInto('rendition_choice')
    .values(
      choices.map(({ choice, gives, renditionId }) => ({
        issue_id: issueId,
        choice,
        // Its own bytes were approved; a larger set is not what the reader has asked for.
        gives: gives === 'larger' ? 'late' : gives,
        rendition_id: renditionId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
