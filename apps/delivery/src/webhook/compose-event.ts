import type { ClaimedPost } from '@galley/db';

/**
 * The body of a post, in the contract's shape `webhookEvent`. The address is read now, so that
 * neither the table of events nor a post after an erasure holds one.
 */
export const composeEvent = (post: ClaimedPost): string =>
  JSON.stringify({ type: post.type, timestamp: post.at.toISOString(), data: dataOf(post) });

function dataOf({ type, data, newsletter, subscriber_id: id, address }: ClaimedPost): object {
  const subscriber = { id, email: address };
  switch (type.slice(0, type.indexOf('.'))) {
    case 'issue':
      return { newsletter, issue: data.issue };
    case 'subscription':
      return { newsletter, subscriber };
    case 'subscriber':
      return data.reason === undefined ? { subscriber } : { subscriber, reason: data.reason };
    default:
      return { newsletter };
  }
}
