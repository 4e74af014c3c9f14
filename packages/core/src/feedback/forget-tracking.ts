type Fields = Readonly<Record<string, unknown>>;

/** Events that tell what a reader did with a mail. They come only if the domain at Resend tracks. */
const TRACKING: ReadonlySet<string> = new Set(['email.opened', 'email.clicked']);
/** What says which of our deliveries an event is about: that it arrived is all we learn. */
const KEPT = ['email_id', 'tags'] as const;

/**
 * Takes out of an event what tells how a reader behaved: the link, the address of their network,
 * their program. Other events stay as they are.
 */
export function forgetTracking(type: string, payload: unknown): unknown {
  if (!TRACKING.has(type)) return payload;
  const event = fields(payload);
  const data = fields(event['data']);
  return {
    type,
    created_at: event['created_at'],
    data: Object.fromEntries(KEPT.map((name) => [name, data[name]])),
  };
}

/** A value that isn't an object has no fields to spread. */
const fields = (value: unknown): Fields => ({ ...(value as object) });
