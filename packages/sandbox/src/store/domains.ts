import { randomUUID } from 'node:crypto';
import type { Store } from './open-store.ts';

export interface StoredDomain {
  /** Counts up in the order in which they were added. */
  readonly seq: number;
  readonly id: string;
  /** In lower case. */
  readonly name: string;
  readonly region: string;
  /** Whether it takes mail in, as 0 or 1. */
  readonly receiving: number;
  /** Whether it rewrites links to see clicks, as 0 or 1. */
  readonly clickTracking: number;
  /** When its records were last looked at; null before anybody asked. */
  readonly verifiedAt: number | null;
  readonly createdAt: number;
}

const SELECT = `select seq, id, name, region, receiving, verified_at as verifiedAt,
    created_at as createdAt,
    exists (select 1 from tracking where domain_seq = domain.seq) as clickTracking
  from domain`;

/** Finds a domain by its id. */
export const findDomain = (store: Store, id: string): StoredDomain | null =>
  store.all<StoredDomain>(`${SELECT} where id = ?`, id)[0] ?? null;

/** Finds a domain by its name, in lower case. */
export const findDomainNamed = (store: Store, name: string): StoredDomain | null =>
  store.all<StoredDomain>(`${SELECT} where name = ?`, name)[0] ?? null;

/** Switches the rewriting of links on or off. */
export function trackClicks(store: Store, { seq }: StoredDomain, isOn: boolean): void {
  if (isOn) store.run`insert or ignore into tracking (domain_seq) values (${seq})`;
  else store.run`delete from tracking where domain_seq = ${seq}`;
}

/** Lists domains, newest first; with `newerThan`, the oldest newer ones, also newest first. */
export function listDomains(
  store: Store,
  query: { readonly limit: number; readonly olderThan?: number; readonly newerThan?: number },
): readonly StoredDomain[] {
  const order = query.newerThan === undefined ? 'desc' : 'asc';
  const rows = store.all<StoredDomain>(
    `${SELECT} where seq < ? and seq > ? order by seq ${order} limit ?`,
    query.olderThan ?? Number.MAX_SAFE_INTEGER,
    query.newerThan ?? 0,
    query.limit,
  );
  return order === 'asc' ? rows.toReversed() : rows;
}

/** Adds a domain; null if there is one of that name. */
export function addDomain(
  store: Store,
  {
    name,
    region,
    receiving,
    createdAt,
  }: Omit<StoredDomain, 'seq' | 'id' | 'verifiedAt' | 'clickTracking'>,
): StoredDomain | null {
  if (findDomainNamed(store, name) !== null) return null;
  const id = randomUUID();
  store.run`insert into domain (id, name, region, receiving, created_at)
    values (${id}, ${name}, ${region}, ${receiving}, ${createdAt})`;
  return findDomain(store, id);
}

/** Notes that the records of a domain were looked at. */
export function verifyDomain(store: Store, { seq }: StoredDomain, at: number): void {
  store.run`update domain set verified_at = ${at} where seq = ${seq}`;
}

export function removeDomain(store: Store, { seq }: StoredDomain): void {
  store.run`delete from tracking where domain_seq = ${seq}`;
  store.run`delete from domain where seq = ${seq}`;
}
