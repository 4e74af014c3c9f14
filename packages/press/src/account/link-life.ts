/** How long a link that signs in works after it was asked for. */
export const LINK_MINUTES = 15;

export const linkExpiry = (now: Date): Date => new Date(now.getTime() + LINK_MINUTES * 60_000);
