interface DistributedTable {
  readonly name: string;
  /** Finds the bucket of a row that is there already; null: such rows stay in bucket 0. */
  readonly bucket: string | null;
  /** Whose rows its own belong to: the column, the table, and what happens when the row goes. */
  readonly belongsTo?: readonly [column: string, table: string, then?: 'cascade'];
}

const OF_SUBSCRIBER = '(select r.bucket from subscriber r where r.id = subscriber_id)';
const OF_SUBSCRIPTION = '(select s.bucket from subscription s where s.id = subscription_id)';

/**
 * The tables that are spread over machines, each after those that it belongs to. What was mailed
 * before stays in bucket 0, because a batch lies in one bucket and its readers in many.
 */
export const DISTRIBUTED: readonly DistributedTable[] = [
  { name: 'subscriber', bucket: 'bucket_of(address_canonical)' },
  { name: 'subscriber_word', bucket: OF_SUBSCRIBER },
  { name: 'suppression', bucket: 'bucket_of(address_key)' },
  {
    name: 'suppression_lift',
    bucket: OF_SUBSCRIBER,
    belongsTo: ['subscriber_id', 'subscriber', 'cascade'],
  },
  {
    name: 'subscription',
    bucket: OF_SUBSCRIBER,
    belongsTo: ['subscriber_id', 'subscriber', 'cascade'],
  },
  {
    name: 'subscription_choice',
    bucket: OF_SUBSCRIPTION,
    belongsTo: ['subscription_id', 'subscription', 'cascade'],
  },
  {
    name: 'consent',
    bucket: OF_SUBSCRIPTION,
    belongsTo: ['subscription_id', 'subscription', 'cascade'],
  },
  {
    name: 'transient_bounce',
    bucket: OF_SUBSCRIBER,
    belongsTo: ['subscriber_id', 'subscriber', 'cascade'],
  },
  { name: 'click', bucket: OF_SUBSCRIBER, belongsTo: ['subscriber_id', 'subscriber', 'cascade'] },
  { name: 'batch', bucket: null, belongsTo: ['parent_id', 'batch'] },
  { name: 'attempt', bucket: null, belongsTo: ['batch_id', 'batch'] },
  { name: 'delivery', bucket: null },
  { name: 'delivery_change', bucket: null },
  { name: 'departure', bucket: 'bucket_of(address_key)' },
  { name: 'reader_news', bucket: null },
];

export const DISTRIBUTED_NAMES: readonly string[] = DISTRIBUTED.map(({ name }) => name);
