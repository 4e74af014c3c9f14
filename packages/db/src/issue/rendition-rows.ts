import type { Rendition } from '@galley/core/issue';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Lists an issue's stored renditions. */
export const listRenditions = async (db: Kysely<Database>, issueId: string): Promise<Rendition[]> =>
  db
    .selectFrom('rendition')
    .select(['key', 'subject', 'preheader', 'html', 'text', 'headers'])
    .where('issue_id', '=', issueId)
    .orderBy('key')
    .execute();

/** Replaces an issue's renditions; only before its audience is frozen. */
export async function replaceRenditions(
  trx: Transaction<Database>,
  issueId: string,
  renditions: readonly { readonly rendition: Rendition; readonly hash: string }[],
): Promise<void> {
  await trx.deleteFrom('rendition').where('issue_id', '=', issueId).execute();
  await trx
    .insertInto('rendition')
    .values(
      renditions.map(({ rendition, hash }) => ({
        issue_id: issueId,
        key: rendition.key,
        subject: rendition.subject,
        preheader: rendition.preheader,
        html: rendition.html,
        text: rendition.text,
        headers: JSON.stringify(rendition.headers),
        hash,
      })),
    )
    .execute();
}
