import { createHash } from 'node:crypto';
import PostalMime, { type Address } from 'postal-mime';
import { rawOf, type ReceivedRow } from './receive-mail.ts';
import type { Store } from './open-store.ts';

/** A part of a received mail that is a file. */
export interface ReceivedFile {
  readonly id: string;
  readonly filename: string | null;
  readonly contentType: string;
  readonly contentId: string | null;
  readonly disposition: string | null;
  readonly content: Buffer;
}

/** A received mail as its bytes describe it. */
export interface ReceivedContent {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string | null;
  readonly text: string | null;
  readonly files: readonly ReceivedFile[];
}

/** Reads a received mail's content from its bytes, on demand. */
export async function readReceived(store: Store, { id }: ReceivedRow): Promise<ReceivedContent> {
  const mail = await PostalMime.parse(rawOf(store, id));
  return {
    from: addressesOf(mail.from === undefined ? [] : [mail.from])[0] ?? '',
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    bcc: addressesOf(mail.bcc),
    replyTo: addressesOf(mail.replyTo),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    headers: headersOf(mail.headers),
    html: mail.html ?? null,
    text: mail.text ?? null,
    files: mail.attachments.map((part, at) => ({
      id: idOf(id, at),
      filename: part.filename,
      contentType: part.mimeType,
      contentId: part.contentId?.replaceAll(/[<>]/g, '') ?? null,
      disposition: part.disposition,
      content: bytesOf(part.content),
    })),
  };
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content);
}

const addressesOf = (addresses: readonly Address[] = []): string[] =>
  addresses.flatMap((each) =>
    each.group === undefined ? each.address : each.group.map(({ address }) => address),
  );

/** A header that is there more than once becomes a list in JSON, as from Resend. */
function headersOf(
  headers: readonly { readonly key: string; readonly value: string }[],
): Readonly<Record<string, string>> {
  const values = new Map<string, string[]>();
  for (const { key, value } of headers) values.set(key, [...(values.get(key) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([key, all]) => [key, all.length === 1 ? (all[0] ?? '') : JSON.stringify(all)]),
  );
}

/** The same whenever the mail is read. */
function idOf(mailId: string, at: number): string {
  const hex = createHash('sha256').update(`${mailId}/${at}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
