import { parseEmailAddress } from '../subscription/email-address.ts';
import { readLine } from './one-line.ts';

/** Who a mail comes from. */
export interface Sender {
  readonly name: string | null;
  readonly address: string;
}

export type SenderReading =
  | { readonly kind: 'ok'; readonly sender: Sender }
  | { readonly kind: 'invalid'; readonly expected: string };

const LONGEST = 320;

/**
 * Reads `Name <address>`, `"Name, with marks" <address>` or a bare address. Only one address,
 * without comments or groups: such forms have sent mail to unintended places.
 *
 * @example parseSender('Galley <news@example.com>') // name Galley, address news@example.com
 */
export function parseSender(text: string): SenderReading {
  const line = readLine(text, LONGEST);
  if (line.kind === 'invalid') return line;
  const match = /^(?:(.*\S)\s*)?<([^<>]*)>$/.exec(line.line);
  const address = parseEmailAddress(match?.[2] ?? line.line);
  if (address.kind === 'invalid') {
    return { kind: 'invalid', expected: `Name <address>, with ${address.expected}` };
  }
  const name = match?.[1] === undefined ? null : unquote(match[1]);
  if (name !== null && /[<>"\\]/.test(name)) {
    return { kind: 'invalid', expected: 'a name without <, >, " or \\ before the address' };
  }
  return { kind: 'ok', sender: { name: name === '' ? null : name, address: address.address } };
}

/** Prints a sender as a From header needs it; a name with RFC 5322 specials is quoted. */
export function formatSender({ name, address }: Sender): string {
  if (name === null) return address;
  return /[()[\]:;@,.]/.test(name) ? `"${name}" <${address}>` : `${name} <${address}>`;
}

const unquote = (name: string): string => /^"([^"]*)"$/.exec(name)?.[1]?.trim() ?? name;
