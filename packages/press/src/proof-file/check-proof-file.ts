import { createHash } from 'node:crypto';
import { beginProofCheck, type CheckedProof } from '@galley/core/proof-file';
import type { Keyring } from '@galley/core/subscription';
import { signedContent } from './write-proof-file.ts';

const LINE_FEED = 10;
/** Far more than the bytes of one mail. */
const LONGEST_LINE = 32 * 1024 * 1024;

export interface CheckedProofFile extends CheckedProof {
  /** The hash of the lines before the signature. */
  readonly signed: string;
}

/**
 * Checks a proof file by its bytes alone: it needs no database and no network.
 *
 * @returns null if it is no proof file
 */
export async function checkProofFile(
  content: AsyncIterable<Uint8Array>,
): Promise<CheckedProofFile | null> {
  const check = beginProofCheck((text) => createHash('sha256').update(text).digest('hex'));
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let last: Uint8Array | null = null;
  let signed = '';
  for await (const line of splitLines(content)) {
    if (last !== null) hash.update(last);
    last = line;
    let text: string;
    try {
      text = decoder.decode(line);
    } catch {
      text = '';
    }
    if (text.startsWith('{"signature"')) signed = hash.copy().digest('hex');
    // The line feed belongs to the line, so that a missing one at the end is noticed.
    if (!check.take(text.endsWith('\n') ? text.slice(0, -1) : '')) return null;
  }
  const checked = check.finish(hash.digest('hex'));
  return checked && { ...checked, signed };
}

/** True if one of these keys signed a proof file. */
export const isProofSigned = (keyring: Keyring, { signature, signed }: CheckedProofFile): boolean =>
  signature !== null && keyring.verify(signature.key, signedContent(signed), signature.mac);

/** The lines of a file, each with its line feed; what follows the last one is a line without. */
async function* splitLines(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, from)) {
      held.push(piece.subarray(from, at + 1));
      yield Buffer.concat(held);
      held = [];
      size = 0;
      from = at + 1;
    }
    const rest = piece.subarray(from);
    size += rest.length;
    if (size > LONGEST_LINE) return yield new Uint8Array();
    if (rest.length > 0) held.push(rest);
  }
  if (held.length > 0) yield Buffer.concat(held);
}
