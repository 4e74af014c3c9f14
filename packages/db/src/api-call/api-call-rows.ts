import { type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ApiCallTable } from './api-call-table.ts';

export type ApiCallRow = Selectable<ApiCallTable>;

/** Forgets calls that began before an instant. */
export async function deleteApiCalls(
  trx: Transaction<Database>,
  { before }: { readonly before: Date },
): Promise<void> {
  await trx.deleteFrom('api_call').where('created_at', '<', before).execute();
}

/** Notes that a call begins; undefined if one with the same key is noted already. */
export const insertApiCall = async (
  trx: Transaction<Database>,
  call: Pick<ApiCallRow, 'caller' | 'idempotency_key' | 'request_hash' | 'created_at'>,
): Promise<ApiCallRow | undefined> =>
  trx
    .insertInto('api_call')
    .values({ ...call, status: null, answer: null })
    .onConflict((conflict) => conflict.columns(['caller', 'idempotency_key']).doNothing())
    .returningAll()
    .executeTakeFirst();

/** Reads and locks the call that has this key. */
export const lockApiCall = async (
  trx: Transaction<Database>,
  call: Pick<ApiCallRow, 'caller' | 'idempotency_key'>,
): Promise<ApiCallRow | undefined> =>
  trx
    .selectFrom('api_call')
    .selectAll()
    .where('caller', '=', call.caller)
    .where('idempotency_key', '=', call.idempotency_key)
    .forUpdate()
    .executeTakeFirst();

/**
 * Stores what a call answered. `begunAt` tells it from a later call that took over its key: that
 * one's row is left alone.
 */
export async function finishApiCall(
  db: Kysely<Database>,
  call: { readonly id: string; readonly begunAt: Date },
  answer: { readonly status: number; readonly answer: string },
): Promise<void> {
  await db
    .updateTable('api_call')
    .set(answer)
    .where('id', '=', call.id)
    .where('created_at', '=', call.begunAt)
    .execute();
}

/** Forgets a call that changed nothing, so that its key can be used again. */
export async function deleteApiCall(
  db: Kysely<Database>,
  call: { readonly id: string; readonly begunAt: Date },
): Promise<void> {
  await db
    .deleteFrom('api_call')
    .where('id', '=', call.id)
    .where('created_at', '=', call.begunAt)
    .where('status', 'is', null)
    .execute();
}

/** Lets another call take over a key whose call never came to an end. */
export async function restartApiCall(
  trx: Transaction<Database>,
  id: string,
  call: Pick<ApiCallRow, 'request_hash' | 'created_at'>,
): Promise<void> {
  await trx.updateTable('api_call').set(call).where('id', '=', id).execute();
}
