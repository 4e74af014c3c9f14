/** How many bytes of a document may pass before it names its character set. */
const DECLARED_WITHIN = 4096;
const CUT_FROM = 1024 * 1024;
const IN_META = /<meta[^>]*?\scharset\s*=\s*["']?\s*([\w.:+-]+)/i;
const IN_CONTENT = /<meta[^>]*?\scontent\s*=\s*["'][^"'>]*charset\s*=\s*([\w.:+-]+)/i;
const IN_XML = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:+-]+)["']/i;

/**
 * Decodes a page or a feed as browsers do: by its byte order mark, the character set that its server
 * names, the one that it names itself, or else UTF-8, or Windows-1252 if it isn't valid UTF-8.
 */
export function decodeBytes(bytes: Uint8Array, named: string | null): string {
  const mark = markedSet(bytes);
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  for (const set of [named, declaredSet(bytes)]) {
    const decoder = set === null ? null : decoderFor(set);
    if (decoder !== null) return decoder.decode(bytes);
  }
  return utf8Of(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Null if it is not valid UTF-8. The end of a long document may be cut off within a character. */
function utf8Of(bytes: Uint8Array): string | null {
  try {
    const stream = bytes.length >= CUT_FROM;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

function markedSet([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function declaredSet(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  const set = (IN_XML.exec(start) ?? IN_META.exec(start) ?? IN_CONTENT.exec(start))?.[1] ?? null;
  // It was read byte by byte, so it can't be UTF-16 (HTML standard, "prescan a byte stream").
  return set !== null && /^utf-?16/i.test(set) ? 'utf-8' : set;
}

function decoderFor(set: string): { decode(bytes: Uint8Array): string } | null {
  try {
    return new TextDecoder(set);
  } catch {
    return null;
  }
}
