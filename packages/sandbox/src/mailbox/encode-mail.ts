const LINE = 76;

/** Quoted-printable (RFC 2045, section 6.7): ASCII only, lines of at most 76 characters. */
export const encodeQuotedPrintable = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(encodeLine)
    .join('\r\n');

const encodeLine = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  const bytes = Buffer.from(line);
  for (const [index, byte] of bytes.entries()) {
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d;
    // A blank at the end of a line may get lost on the way.
    const trailingBlank = byte === 0x20 && index === bytes.length - 1;
    const unit = plain && !trailingBlank ? String.fromCharCode(byte) : hex(byte);
    if (current.length + unit.length > LINE - 1) {
      lines.push(`${current}=`);
      current = '';
    }
    current += unit;
  }
  lines.push(current);
  return lines.join('\r\n');
};

const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** What fits into one encoded word of 75 characters. */
const WORD_BYTES = 45;

/**
 * A header's value with each run of words that are not all ASCII as encoded words (RFC 2047),
 * cut between characters and folded. The blanks inside a run go into it, because blanks between
 * encoded words vanish.
 */
export const encodeWords = (value: string): string =>
  joinRuns(value.split(/(\s+)/))
    .map((part) => (isAscii(part) ? part : encodeRun(part)))
    .join('');

const joinRuns = (tokens: readonly string[]): readonly string[] => {
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; at += 2) {
    const [blank, word] = [tokens[at - 1] ?? '', tokens[at] ?? ''];
    const previous = parts.at(-1);
    if (previous !== undefined && !isAscii(previous) && !isAscii(word)) {
      parts[parts.length - 1] = previous + blank + word;
    } else parts.push(blank, word);
  }
  return parts;
};

const encodeRun = (run: string): string => {
  const words: string[] = [];
  let current = '';
  for (const character of run) {
    if (Buffer.byteLength(current + character) > WORD_BYTES) {
      words.push(current);
      current = '';
    }
    current += character;
  }
  words.push(current);
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
};

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;
