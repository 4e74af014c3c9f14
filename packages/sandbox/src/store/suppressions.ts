import { randomUUID } from 'node:crypto';
import type { Store } from './open-store.ts';

export type SuppressionOrigin = 'bounce' | 'complaint' | 'manual';

/** An address that must not be mailed. */
export interface Suppression {
  /** Counts up in the order in which they were added. */
  readonly seq: number;
  readonly id: string;
  /** In lower case. */
  readonly address: string;
  readonly origin: SuppressionOrigin;
  /** The mail that bounced or was complained about; null when somebody added the address by hand. */
  readonly sourceId: string | null;
  readonly createdAt: number;
}

export interface SuppressionQuery {
  readonly origin: SuppressionOrigin | null;
  readonly limit: number;
  readonly olderThan?: number;
  readonly newerThan?: number;
}

const SELECT =
  'select seq, id, address, origin, source_id as sourceId, created_at as createdAt from suppression';

/** Finds one by its id or by its address, in any case. */
export function findSuppression(store: Store, now: Date, idOrAddress: string): Suppression | null {
  const wanted = idOrAddress.trim().toLowerCase();
  const sql = `${SELECT} where (id = ? or address = ?) and created_at <= ?`;
  return store.all<Suppression>(sql, wanted, wanted, now.getTime())[0] ?? null;
}

/** Lists suppressions, newest first; with `newerThan`, the oldest newer ones, also newest first. */
export function listSuppressions(
  store: Store,
  now: Date,
  query: SuppressionQuery,
): readonly Suppression[] {
  const order = query.newerThan === undefined ? 'desc' : 'asc';
  const rows = store.all<Suppression>(
    `${SELECT} where created_at <= ? and seq < ? and seq > ? and origin = coalesce(?, origin)
     order by seq ${order} limit ?`,
    now.getTime(),
    query.olderThan ?? Number.MAX_SAFE_INTEGER,
    query.newerThan ?? 0,
    query.origin,
    query.limit,
  );
  return order === 'asc' ? rows.toReversed() : rows;
}

/** Adds an address from `createdAt` on. A known address keeps its entry, and the earlier time wins. */
export function addSuppression(
  store: Store,
  { address, origin, sourceId, createdAt }: Omit<Suppression, 'seq' | 'id'>,
): void {
  store.run`
    insert into suppression (id, address, origin, source_id, created_at)
    values (${randomUUID()}, ${address}, ${origin}, ${sourceId}, ${createdAt})
    on conflict (address) do update set created_at = min(created_at, excluded.created_at)`;
}

export function removeSuppression(store: Store, { seq }: Suppression): void {
  store.run`delete from suppression where seq = ${seq}`;
}

/** Finds which of these addresses (in lower case) are suppressed, and why. */
export function originsOf(
  store: Store,
  now: Date,
  addresses: readonly string[],
): ReadonlyMap<string, SuppressionOrigin> {
  // Every batch asks, and most ledgers suppress nobody.
  if (store.all`select 1 from suppression limit 1`.length === 0) return new Map();
  const rows = store.all<Pick<Suppression, 'address' | 'origin'>>`
    select address, origin from suppression
    where created_at <= ${now.getTime()}
      and address in (select value from json_each(${JSON.stringify(addresses)}))`;
  return new Map(rows.map(({ address, origin }) => [address, origin]));
}
