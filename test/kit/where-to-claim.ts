import {
  dueBuckets,
  readBuckets,
  readCanaries,
  type ClaimInput,
  type Kysely,
  type Database,
} from '@galley/db';

/** What a claim of an issue's next batches gets, as the delivery app looks it up. */
export async function whereToClaim(
  db: Kysely<Database>,
  issueId: string,
  limit: number,
): Promise<ClaimInput> {
  const canaries = await readCanaries(db, issueId, true);
  const [bucket = 0] = await dueBuckets(db, issueId, canaries, await readBuckets(db));
  return { bucket, canaries, limit };
}
