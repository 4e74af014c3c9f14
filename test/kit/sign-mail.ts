import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createTransport } from 'nodemailer';

/** A domain that signs its mail, with the record that it has in DNS. */
export interface SigningDomain {
  readonly domain: string;
  readonly privateKey: string;
  /** Name and text of the record. */
  readonly record: readonly [name: string, text: string];
}

const SELECTOR = 'k1';

export function makeSigningDomain(domain: string, bits = 1024): SigningDomain {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const text = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
  return { domain, privateKey, record: [`${SELECTOR}._domainkey.${domain}`, text] };
}

export interface WrittenMail {
  readonly from: string;
  readonly to: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly date?: Date;
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields that the signature leaves out, `to:cc` for example. */
  readonly unsigned?: string;
}

/** Writes a mail as another program does, and signs it for a domain, if there is one. */
export async function writeMail(
  { unsigned, headers, ...mail }: WrittenMail,
  signing: SigningDomain | null,
): Promise<string> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...(signing !== null && {
      dkim: {
        domainName: signing.domain,
        keySelector: SELECTOR,
        privateKey: signing.privateKey,
        ...(unsigned !== undefined && { skipFields: unsigned }),
      },
    }),
  });
  const { message } = await transport.sendMail({
    text: 'Hello.\r\n',
    ...mail,
    ...(headers !== undefined && { headers: { ...headers } }),
  });
  if (!Buffer.isBuffer(message)) throw new Error('expected the whole mail');
  return message.toString();
}

/**
 * Signs a mail by hand (RFC 6376, simple canonicalisation) and only a part of its body, as programs
 * no longer do.
 */
export function signWithLength(raw: string, signing: SigningDomain, length: number): string {
  const [head = '', body = ''] = raw.split(/\r\n\r\n([^]*)/);
  const names = ['from', 'to', 'subject', 'date'];
  const hash = createHash('sha256').update(body.slice(0, length)).digest('base64');
  const unsigned = `DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=${signing.domain}; s=${SELECTOR}; l=${length}; h=${names.join(':')}; bh=${hash}; b=`;
  const lines = head.split(/\r\n(?![ \t])/);
  const fields = names.map((name) =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`)),
  );
  const signer = createSign('sha256').update(`${fields.join('\r\n')}\r\n${unsigned}`);
  return `${unsigned}${signer.sign(signing.privateKey, 'base64')}\r\n${raw}`;
}
