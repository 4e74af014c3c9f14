import { leaveToken } from '../subscription/leave-address.ts';
import type { MailTemplate, StampValues } from './mail-template.ts';

/** The body of one `POST /emails/batch`, in pieces that share the template's memory. */
export interface StampedBatch {
  readonly segments: readonly Uint8Array[];
  readonly contentLength: number;
}

/** Tokens and ids appear in HTML, headers, text and JSON, so they must need no escaping in any. */
const SAFE_EVERYWHERE = /^[A-Za-z0-9_.~-]+$/;

const encoder = new TextEncoder();
const OPEN = encoder.encode('[');
const COMMA = encoder.encode(',');
const CLOSE = encoder.encode(']');

/**
 * Makes the exact bytes of a batch. The same template and values always give the same bytes: it
 * concatenates, and encodes only the few values.
 *
 * @throws Error when a token or id has a character that would need escaping somewhere.
 */
export function stampBatch(template: MailTemplate, readers: readonly StampValues[]): StampedBatch {
  const segments: Uint8Array[] = [];
  const leaves = template.slots.includes('leave');
  readers.forEach((reader, index) => {
    const values = encodeValues(reader, leaves);
    segments.push(index === 0 ? OPEN : COMMA);
    template.segments.forEach((segment, at) => {
      segments.push(segment);
      const slot = template.slots[at];
      if (slot !== undefined) segments.push(values[slot]);
    });
  });
  segments.push(CLOSE);
  return {
    segments,
    contentLength: segments.reduce((sum, segment) => sum + segment.byteLength, 0),
  };
}

function encodeValues(reader: StampValues, leaves: boolean) {
  for (const value of [reader.token, reader.subscriber]) {
    if (!SAFE_EVERYWHERE.test(value)) throw new Error('a stamp value has an unsafe character');
  }
  return {
    to: encoder.encode(JSON.stringify(reader.to).slice(1, -1)),
    token: encoder.encode(reader.token),
    leave: encoder.encode(leaves ? leaveToken(reader.token) : ''),
    subscriber: encoder.encode(reader.subscriber),
  };
}
