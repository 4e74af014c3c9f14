import {
  BUCKET_TAG,
  INSTALLATION_TAG,
  ISSUE_TAG,
  readBucketTag,
  SUBSCRIBER_TAG,
} from './mail-tags.ts';
import type { Feedback } from './feedback.ts';
import { readBounce } from './read-bounce.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a verified webhook of Resend as feedback on one of our deliveries. Null when it is about
 * something else: another installation's mail, a notice, a contact, an unrelated type.
 *
 * @param payload the parsed body: `{type, created_at, data: {email_id, tags, …}}`
 */
export function readFeedback(payload: unknown, installation: string): Feedback | null {
  const event = fields(payload);
  const data = fields(event['data']);
  const tags = fields(data['tags']);
  const issueId = digits(tags[ISSUE_TAG]);
  const subscriberId = digits(tags[SUBSCRIBER_TAG]);
  const resendId = data['email_id'];
  const at = new Date(typeof event['created_at'] === 'string' ? event['created_at'] : NaN);
  if (tags[INSTALLATION_TAG] !== installation || issueId === null || subscriberId === null) {
    return null;
  }
  if (typeof resendId !== 'string' || Number.isNaN(at.getTime())) return null;
  const bucket = readBucketTag(tags[BUCKET_TAG]);
  const base = { issueId, subscriberId, resendId, bucket, at };
  switch (event['type']) {
    case 'email.sent':
    case 'email.scheduled':
    case 'email.delivery_delayed':
      return { ...base, kind: 'seen' };
    case 'email.delivered':
    // Nobody opens an undelivered mail; the event that reported delivery may be late or lost.
    case 'email.opened':
      return { ...base, kind: 'delivered' };
    case 'email.clicked':
      return { ...base, ...(readKeptClick(data['click']) ?? { kind: 'delivered' }) };
    case 'email.bounced':
      return { ...base, kind: 'bounced', ...readBounce(fields(data['bounce'])) };
    case 'email.complained':
      return { ...base, kind: 'complained' };
    case 'email.suppressed':
      return { ...base, kind: 'suppressed', detail: word(fields(data['suppressed'])['reason']) };
    case 'email.failed':
      return { ...base, kind: 'failed', detail: word(fields(data['failed'])['reason']) };
    default:
      return null;
  }
}

/**
 * What was kept of a click, if anything was: a provider's own event has the link where this has its
 * number.
 */
function readKeptClick(kept: unknown) {
  const { link, at, byProgram } = fields(kept);
  const clickedAt = new Date(typeof at === 'string' ? at : NaN);
  if (typeof link !== 'number' || Number.isNaN(clickedAt.getTime())) return null;
  return { kind: 'clicked', link, clickedAt, byProgram: byProgram === true } as const;
}

/** A value that isn't an object has no fields to spread. */
const fields = (value: unknown): Fields => ({ ...(value as object) });

const digits = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{1,18}$/.test(value) ? value : null;

const word = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 100) : '');
