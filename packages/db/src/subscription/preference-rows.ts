import type { ReaderPreferences } from '@galley/core/subscription';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { Placed } from './in-its-bucket.ts';
import type { SubscriptionRow } from './subscription-rows.ts';
import { isMissed } from '../audience/waits-for-issue.ts';

type KeptPreferences = Pick<SubscriptionRow, 'id' | 'bucket' | 'newsletter_id' | 'choice'>;

/**
 * Writes what a reader has decided, and adds a new choice of floor and topics to their earlier ones.
 * The caller holds the subscriber's lock.
 */
export async function savePreferences(
  trx: Transaction<Database>,
  subscription: KeptPreferences,
  preferences: ReaderPreferences & { readonly now: Date },
): Promise<void> {
  const { choice, rhythm, pausedUntil, catchUpSince, now } = preferences;
  await trx
    .updateTable('subscription')
    .set({
      choice,
      rhythm,
      paused_until: pausedUntil,
      catch_up_since: catchUpSince,
      updated_at: now,
    })
    .where('bucket', '=', subscription.bucket)
    .where('id', '=', subscription.id)
    .execute();
  if (choice === subscription.choice) return;
  const { id, bucket } = subscription;
  const row = (made: string) => ({ bucket, subscription_id: id, choice: made, at: now });
  await trx
    .insertInto('subscription_choice')
    // Readers begin with all reviews, which they never had to choose.
    .values([...(subscription.choice === '' ? [row('')] : []), row(choice)])
    .execute();
  await forgetChoices(trx, subscription);
}

/** So many choices are kept although no issue needs them: one that is being compiled may. */
const KEPT_CHOICES = 20;

/**
 * Forgets choices that decide nothing any more, so that somebody who changes theirs again and again
 * fills no table. Of equal ones only the last counts. An older one is needed while an issue whose
 * audience isn't frozen has been compiled for it.
 */
async function forgetChoices(
  trx: Transaction<Database>,
  { id, bucket, newsletter_id }: KeptPreferences,
): Promise<void> {
  const needed = await trx
    .selectFrom('rendition_choice as its')
    .innerJoin('issue', 'issue.id', 'its.issue_id')
    .select('its.choice')
    .distinct()
    .where('issue.newsletter_id', '=', newsletter_id)
    .where('issue.frozen_at', 'is', null)
    .where('issue.state', 'not in', ['sent', 'cancelled'])
    .where('its.gives', '<>', 'late')
    .execute();
  await sql`
    with made as (
      select id, choice, row_number() over (partition by choice order by id desc) as again,
        dense_rank() over (order by id desc) as place
      from subscription_choice where bucket = ${bucket} and subscription_id = ${id}
    )
    delete from subscription_choice c using made
    where c.bucket = ${bucket} and c.id = made.id and (again > 1
      or place > ${sql.lit(KEPT_CHOICES)}
        and made.choice <> all(${needed.map(({ choice }) => choice)}::text[]))`.execute(trx);
}

/** Ends a pause, without a catch-up. The caller holds the subscriber's lock. */
export async function endPause(trx: Transaction<Database>, { id, bucket }: Placed): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ paused_until: null, catch_up_since: null })
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .execute();
}

/** Whether a reader has missed an issue by a pause, for which a catch-up is still to come. */
export async function hasMissedByPause(
  trx: Transaction<Database>,
  { id, bucket }: Placed,
): Promise<boolean> {
  const { rows } = await sql`
    select from subscription s join issue missed on missed.newsletter_id = s.newsletter_id
    where s.bucket = ${bucket} and s.id = ${id} and ${isMissed} limit 1`.execute(trx);
  return rows.length > 0;
}
