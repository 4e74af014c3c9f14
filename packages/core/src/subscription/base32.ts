const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Writes bytes in lower-case base32 (RFC 4648, section 6) without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31] ?? '';
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (ALPHABET[(held << (5 - bits)) & 31] ?? '');
}

/** Reads what {@link encodeBase32} wrote, in either case; null for any other text. */
export function decodeBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text.toLowerCase()) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >>> bits);
      held &= (1 << bits) - 1;
    }
  }
  const read = Uint8Array.from(bytes);
  // Left-over bits would be a second spelling of the same bytes.
  return encodeBase32(read) === text.toLowerCase() ? read : null;
}
