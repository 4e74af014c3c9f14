/** How long a link that signs in works after it was asked for. */
const LINK_MINUTES = 15;

/** When a link that is asked for now stops working. */
export const linkExpiry = (now: Date): Date => new Date(now.getTime() + LINK_MINUTES * 60_000);
