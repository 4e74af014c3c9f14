import { sql } from 'kysely';

/** The name of the partition that holds an issue's deliveries. */
export const partitionName = (issueId: string): string => `delivery_${BigInt(issueId)}`;

/**
 * An issue's deliveries as a table. A statement that names it is planned for this issue alone.
 * Through `delivery` the issue's number is one more condition, and without statistics of a new
 * partition the planner was seen to read the whole index.
 */
export const deliveriesOf = (issueId: string) => sql.id(partitionName(issueId));
