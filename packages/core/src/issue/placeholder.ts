/**
 * What differs between readers in an issue's bytes. The rest of a rendition is the same for
 * everybody, so it is rendered and JSON-encoded once.
 */
export const PLACEHOLDERS = ['token', 'leave'] as const;

/**
 * `token`: the reader's own token, for `/unsubscribe/:token` and `/preferences/:token`; `leave`: what
 * `leaveToken` makes of it for an address to leave by.
 */
export type Placeholder = (typeof PLACEHOLDERS)[number];

// Unicode noncharacters: "not for open interchange" (Unicode 16, section 23.7). Every content
// parser refuses them, so an article that contains `{{token}}` can't forge a placeholder.
export const PLACEHOLDER_OPEN = '\uFDD0';
export const PLACEHOLDER_CLOSE = '\uFDD1';

/** The characters that represent `name` in a rendition until it is stamped. */
export const placeholder = (name: Placeholder): string =>
  `${PLACEHOLDER_OPEN}${name}${PLACEHOLDER_CLOSE}`;
