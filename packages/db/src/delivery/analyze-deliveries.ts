import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';

/**
 * Gives the planner statistics of a partition. Without them it assumes that an issue has one
 * two-hundredth of the rows, and reads a million readers to find a hundred.
 */
export async function analyzeDeliveries(db: Kysely<Database>, issueId: string): Promise<void> {
  await sql`analyze ${deliveriesOf(issueId)}`.execute(db);
}
