import type { Keyring } from '../subscription/keyring.ts';

/** What a mailed link is for. */
export type LinkPurpose = 'sign-in' | 'invitation' | 'reader-data' | 'new-address';

const SHAPE = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.([1-9][0-9]{0,17})$/;
/** No group in it is optional. */
type Match = readonly [all: string, keyId: string, mac: string, id: string];

const signed = (purpose: LinkPurpose, id: string) => `${purpose}/${id}`;

/**
 * The token of a link: the id of its row, signed. The row says whether it still works. No token is
 * stored: delivery makes it just before the mail goes. Like a reader's token it ends in a digit,
 * which no mail program takes for punctuation.
 */
export function makeLinkToken(keyring: Keyring, purpose: LinkPurpose, id: string): string {
  const { keyId, mac } = keyring.sign(signed(purpose, id));
  return `${keyId}.${mac}.${id}`;
}

/** The row that a link's token names; null if any character of it is not ours. */
export function readLinkToken(
  keyring: Keyring,
  purpose: LinkPurpose,
  token: string,
): string | null {
  const match = SHAPE.exec(token) as Match | null;
  if (match === null) return null;
  const [, keyId, mac, id] = match;
  return keyring.verify(keyId, signed(purpose, id), mac) ? id : null;
}
