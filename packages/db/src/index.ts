export type { Database } from './tables/database.ts';
export { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
