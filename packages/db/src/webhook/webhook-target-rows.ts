import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { DisabledReason, WebhookTargetTable } from './webhook-target-table.ts';

/** A target, with the slug of its newsletter. */
export interface WebhookTargetRow extends Selectable<WebhookTargetTable> {
  readonly newsletter: string | null;
}

const targets = (db: Kysely<Database>) =>
  db
    .selectFrom('webhook_target')
    .leftJoin('newsletter', 'newsletter.id', 'webhook_target.newsletter_id')
    .selectAll('webhook_target')
    .select('newsletter.slug as newsletter');

export const listWebhookTargets = async (db: Kysely<Database>): Promise<WebhookTargetRow[]> =>
  targets(db).orderBy('webhook_target.id').execute();

export const findWebhookTarget = async (
  db: Kysely<Database>,
  id: string,
): Promise<WebhookTargetRow | undefined> =>
  targets(db).where('webhook_target.id', '=', id).executeTakeFirst();

/** Finds a target, and keeps everybody else from changing it until the transaction ends. */
export const lockWebhookTarget = async (
  trx: Transaction<Database>,
  id: string,
): Promise<WebhookTargetRow | undefined> =>
  targets(trx)
    .where('webhook_target.id', '=', id)
    .forNoKeyUpdate('webhook_target')
    .executeTakeFirst();

export async function insertWebhookTarget(
  trx: Transaction<Database>,
  target: Insertable<WebhookTargetTable>,
): Promise<string> {
  const { id } = await trx
    .insertInto('webhook_target')
    .values(target)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Gives a target a new secret; the one before stays valid until then. */
export async function rotateWebhookSecret(
  trx: Transaction<Database>,
  id: string,
  next: { readonly keyId: string; readonly salt: string; readonly oldUntil: Date },
): Promise<void> {
  await trx
    .updateTable('webhook_target')
    .set((eb) => ({
      old_secret_key: eb.ref('secret_key'),
      old_secret_salt: eb.ref('secret_salt'),
      old_secret_until: next.oldUntil,
      secret_key: next.keyId,
      secret_salt: next.salt,
    }))
    .where('id', '=', id)
    .execute();
}

/** Stops posting to a target; what waits for it counts as failed, and can be replayed. */
export async function disableWebhookTarget(
  trx: Transaction<Database>,
  id: string,
  reason: DisabledReason,
): Promise<void> {
  await trx
    .updateTable('webhook_target')
    .set({ disabled_at: sql<Date>`now()`, disabled_reason: reason })
    .where('id', '=', id)
    .execute();
  await trx
    .updateTable('webhook_post')
    .set({ state: 'failed', ended_at: sql<Date>`now()` })
    .where('target_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

export async function enableWebhookTarget(trx: Transaction<Database>, id: string): Promise<void> {
  await trx
    .updateTable('webhook_target')
    .set({ disabled_at: null, disabled_reason: null, failing_since: null, quiet_until: null })
    .where('id', '=', id)
    .execute();
}

/** Removes a target with all that was posted or waits to be posted to it. */
export async function deleteWebhookTarget(trx: Transaction<Database>, id: string): Promise<void> {
  await trx.deleteFrom('webhook_post').where('target_id', '=', id).execute();
  await trx.deleteFrom('webhook_target').where('id', '=', id).execute();
}

/** The addresses of the people who own a target's newsletter, or every newsletter. */
export async function listWebhookOwners(
  db: Kysely<Database>,
  newsletterId: string | null,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly address: string }>`
    select distinct p.address from person p join person_role r on r.person_id = p.id
    where r.role = 'owner' and p.removed_at is null
      and (r.newsletter_id is null or r.newsletter_id = ${newsletterId})
    order by p.address`.execute(db);
  return rows.map((row) => row.address);
}
