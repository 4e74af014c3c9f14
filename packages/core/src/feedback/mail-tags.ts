/** Tags that carry a mail's identity through Resend and back in every webhook. */
export const INSTALLATION_TAG = 'galley';
export const ISSUE_TAG = 'galley_issue';
export const SUBSCRIBER_TAG = 'galley_subscriber';
/** Which newsletter, slot and number: they tell what an issue is when its row is lost. */
export const SLOT_TAG = 'galley_slot';
/** In which bucket the delivery lies, where readers are spread over machines; bucket 0 goes unsaid. */
export const BUCKET_TAG = 'galley_bucket';

/** The largest number that a bucket can have. */
const LAST_BUCKET = 32_767;

/** Reads the bucket that a mail names: 0 if it names none. */
export function readBucketTag(value: unknown): number {
  const bucket = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return bucket <= LAST_BUCKET ? bucket : 0;
}
