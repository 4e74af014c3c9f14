/** What a person may do in a newsletter; each role includes the one before it. */
export const ROLES = ['writer', 'publisher', 'owner'] as const;
export type Role = (typeof ROLES)[number];
