export type { Database } from './tables/database.ts';
export { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
export * from './queries/consent-rows.ts';
export * from './queries/notice-insert.ts';
export * from './queries/subscriber-rows.ts';
export * from './queries/subscription-rows.ts';
export * from './queries/suppression-rows.ts';
