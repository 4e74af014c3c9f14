import { countPlaceholders } from './count-placeholders.ts';
import { placeholder } from './placeholder.ts';

/**
 * The longest token in a reader's links: eight hex digits of the key's id, a MAC of 128 bits in
 * base64url (22), the largest bigint (19) and two dots, and room for a longer MAC.
 */
const LONGEST_TOKEN = 80;

const encoder = new TextEncoder();
const PLACEHOLDER_BYTES = encoder.encode(placeholder('token')).length;

/** The most bytes of UTF-8 that a text takes in a reader's mail, with placeholders filled in. */
export const stampedBytes = (text: string): number =>
  encoder.encode(text).length +
  countPlaceholders(text).known.token * (LONGEST_TOKEN - PLACEHOLDER_BYTES);
