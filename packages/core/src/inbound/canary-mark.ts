import type { Keyring } from '../subscription/keyring.ts';

/** The header of an issue's copy that Galley mails to itself. */
export const CANARY_HEADER = 'X-Galley-Canary';

/**
 * Makes what names an issue in the copy that Galley mails to itself. It is signed, so that nobody
 * else's mail counts as the copy's arrival.
 */
export function makeCanaryMark(keyring: Keyring, issueId: string): string {
  const { keyId, mac } = keyring.sign(dataOf(issueId));
  return `${issueId}.${keyId}.${mac}`;
}

/** Reads the id of the issue from such a mark; null if we didn't make it. */
export function readCanaryMark(keyring: Keyring, mark: string): string | null {
  const [, issueId = '', keyId = '', mac = ''] = MARK.exec(mark.trim()) ?? [];
  return issueId !== '' && keyring.verify(keyId, dataOf(issueId), mac) ? issueId : null;
}

const MARK = /^([1-9]\d{0,18})\.([\w-]{1,64})\.([\w-]{1,64})$/;

const dataOf = (issueId: string): string => `canary/${issueId}`;
