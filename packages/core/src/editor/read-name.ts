export type NameReading =
  | { readonly kind: 'ok'; readonly name: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads the name of a person who answers for a decision; it must have something to see. */
export function readName(text: string): NameReading {
  const name = text.trim();
  return /[^\s\p{Cc}\p{Cf}]/u.test(name)
    ? { kind: 'ok', name }
    : { kind: 'invalid', expected: 'the name of the person who decides' };
}
