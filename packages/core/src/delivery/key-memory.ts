/** Resend remembers an idempotency key for 24 h (its page on idempotency keys). */
export const KEY_MEMORY_HOURS = 24;

/**
 * Hours after the first ambiguous attempt, by the database's clock, after which a key is no longer
 * trusted: four less than Resend's memory, to allow for slow requests and differing clocks.
 */
export const KEY_TRUST_HOURS = 20;
