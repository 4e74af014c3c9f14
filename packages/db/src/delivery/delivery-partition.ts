import { sql } from 'kysely';

/** The name of the partition that holds an issue's deliveries. */
export const partitionName = (issueId: string): string => `delivery_${BigInt(issueId)}`;

/**
 * An issue's deliveries as a table of their own. A statement that names it is planned for this issue
 * alone; through `delivery` its number is one more condition, and a planner that has no statistics of
 * a new partition yet was seen to fetch the whole index for it.
 */
export const deliveriesOf = (issueId: string) => sql.id(partitionName(issueId));
