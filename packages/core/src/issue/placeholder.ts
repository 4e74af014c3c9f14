/**
 * What differs from reader to reader inside an issue's bytes. Everything else of a rendition is
 * the same for everybody, so that it is rendered and JSON-encoded once.
 */
export const PLACEHOLDERS = ['token'] as const;

/** `token`: the reader's own token, for `/unsubscribe/:token` and `/preferences/:token`. */
export type Placeholder = (typeof PLACEHOLDERS)[number];

// Unicode noncharacters: "not for open interchange" (Unicode 16, section 23.7). Every parser of
// content refuses them, so a placeholder can't be forged by an article that contains `{{token}}`.
export const PLACEHOLDER_OPEN = '\uFDD0';
export const PLACEHOLDER_CLOSE = '\uFDD1';

/** The characters that stand for `name` in a rendition until it is stamped. */
export const placeholder = (name: Placeholder): string =>
  `${PLACEHOLDER_OPEN}${name}${PLACEHOLDER_CLOSE}`;
