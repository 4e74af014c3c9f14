import { z } from 'zod';
import type { Keyring } from '../subscription/keyring.ts';
import type { Departure, LogMark } from './departure.ts';

const VERSION = 1;
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/);
const who = z.string().regex(/^hmac:[\w-]{1,64}:[\w-]{1,64}$/);
const slug = z.string().min(1).max(200);
const reason = z.enum([
  'complaint',
  'bounce',
  'provider',
  'by-hand',
  'transient-bounce',
  'erasure',
]);

const ENTRY = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left'), at: instant, who, newsletter: slug }),
  z.object({ kind: z.literal('returned'), at: instant, who, newsletter: slug }),
  z.object({ kind: z.literal('suppressed'), at: instant, who, reason }),
  z.object({ kind: z.literal('lifted'), at: instant, who }),
  z.object({ kind: z.literal('moved'), at: instant, who, to: who }),
  z.object({ kind: z.literal('began'), at: instant }),
  z.object({ kind: z.literal('complete'), at: instant }),
]);

const FRAME = z.object({ v: z.literal(VERSION), mac: z.string(), entry: z.unknown() });

export type DepartureLine =
  | { readonly kind: 'entry'; readonly entry: Departure | LogMark }
  | { readonly kind: 'empty' }
  /** Torn, changed by somebody, or of a version that this one doesn't know. */
  | { readonly kind: 'unreadable' }
  /** Written under a secret key that this keyring doesn't have. */
  | { readonly kind: 'unknown-key' };

/** Prints one line of the log, signed so that nobody can add or change one without the secret key. */
export function printDepartureLine(keyring: Keyring, entry: Departure | LogMark): string {
  const { keyId, mac } = keyring.sign(signed(JSON.stringify(entry)));
  return `${JSON.stringify({ v: VERSION, entry, mac: `${keyId}:${mac}` })}\n`;
}

/** Reads one line of the log and trusts none of it. */
export function readDepartureLine(
  keyring: Keyring,
  keyIds: ReadonlySet<string>,
  line: string,
): DepartureLine {
  if (line.trim() === '') return { kind: 'empty' };
  const frame = FRAME.safeParse(parse(line));
  if (!frame.success) return { kind: 'unreadable' };
  const [keyId = '', mac = ''] = frame.data.mac.split(':');
  if (!keyIds.has(keyId)) return { kind: 'unknown-key' };
  const text = JSON.stringify(frame.data.entry);
  if (text === undefined || !keyring.verify(keyId, signed(text), mac))
    return { kind: 'unreadable' };
  const entry = ENTRY.safeParse(frame.data.entry);
  return entry.success ? { kind: 'entry', entry: entry.data } : { kind: 'unreadable' };
}

const signed = (text: string): string => `departure/${text}`;

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
