import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { domainToASCII } from 'node:url';

/**
 * A key that signs (DKIM) the mail that somebody writes in the mailbox, for whichever domain they
 * write from. It is made when Galley starts and lives in memory alone; only a local set-up believes it.
 */
export interface LetterKey {
  /** The `DKIM-Signature` field of a mail with these header fields and this body. */
  readonly sign: (domain: string, fields: readonly string[], body: string) => string;
  /** The record that DNS would have under a name if the domain signed its mail so; null for others. */
  readonly recordOf: (name: string) => string | null;
}

/** Makes a key that no other process knows. Its selector is its own, so it stands in for no real key. */
export function createLetterKey(): LetterKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const selector = `mailbox-${randomBytes(8).toString('hex')}`;
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const record = `v=DKIM1; k=ed25519; p=${raw.toString('base64')}`;
  return {
    sign: (domain, fields, body) => {
      const names = fields.map((field) => field.slice(0, field.indexOf(':')).toLowerCase());
      // Simple canonicalisation (RFC 6376, 3.4): as it is, but for empty lines at the end.
      const bodyHash = hash(body.replace(/(?:\r\n)*$/, '\r\n')).toString('base64');
      const unsigned = [
        'DKIM-Signature: v=1; a=ed25519-sha256; c=simple/simple;',
        ` d=${domainToASCII(domain)}; s=${selector};`,
        ` h=${names.join(':')};`,
        ` bh=${bodyHash};`,
        ' b=',
      ].join('\r\n');
      // Ed25519 signs the hash of the header (RFC 8463, 3).
      const header = hash(`${fields.join('\r\n')}\r\n${unsigned}`);
      return `${unsigned}${sign(null, header, privateKey).toString('base64')}`;
    },
    recordOf: (name) => (name.toLowerCase().startsWith(`${selector}._domainkey.`) ? record : null),
  };
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
