import { FULL_RENDITION } from '@galley/core/issue';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../../schema/database.ts';

/** What an issue has for whom, as tables of values: the readers lie elsewhere than its renditions. */
export interface Offer {
  /** The rendition of those who chose nothing that has one of its own. */
  readonly full: string | null;
  /** Rows of `choice`, `gives` and `rendition_id`. */
  readonly choices: RawBuilder<unknown>;
  /** Rows of `id`, `key`, `base` and `corrections`. */
  readonly renditions: RawBuilder<unknown>;
}

export async function readOffer(trx: Transaction<Database>, issueId: string): Promise<Offer> {
  const renditions = await trx
    .selectFrom('rendition')
    .select(['id', 'key', 'base', 'corrections'])
    .where('issue_id', '=', issueId)
    .execute();
  const choices = await trx
    .selectFrom('rendition_choice')
    .select(['choice', 'gives', 'rendition_id'])
    .where('issue_id', '=', issueId)
    .execute();
  return {
    full: renditions.find(({ key }) => key === FULL_RENDITION)?.id ?? null,
    choices: sql`(select * from unnest(${choices.map(({ choice }) => choice)}::text[],
      ${choices.map(({ gives }) => gives)}::text[],
      ${choices.map((each) => each.rendition_id)}::bigint[]) as v (choice, gives, rendition_id))`,
    renditions: sql`(select * from unnest(${renditions.map(({ id }) => id)}::bigint[],
      ${renditions.map(({ key }) => key)}::text[], ${renditions.map(({ base }) => base)}::text[],
      ${renditions.map((each) => each.corrections)}::text[]) as v (id, key, base, corrections))`,
  };
}
