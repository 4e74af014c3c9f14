/** How many days something is kept that nobody sets. */
export const FIXED_DAYS = {
  /** A sign-up that nobody confirmed is none, and its address may be a stranger's. */
  unconfirmed: 14,
  /** Counts of refused sign-ups and of reasons for leaving. */
  counts: 90,
  /** Longer than a copy of a mail can count, and than a mail without an answer is looked for. */
  inboundMails: 30,
  /** Long after the last try of an event, so that an outage of weeks can still be replayed. */
  webhookEvents: 30,
  /** A file of people that somebody handed in, from its last change on; readers that it made stay. */
  importFiles: 1,
} as const;
