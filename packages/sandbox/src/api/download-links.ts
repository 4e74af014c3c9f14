import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/open-store.ts';

const VALID_MS = 3_600_000;
const SECRET = 'download-secret';

/** A link to a file, which anybody who has it may open for an hour, as from Resend's CDN. */
export interface DownloadLink {
  readonly url: string;
  readonly expiresAt: Date;
}

export function makeDownloadLink(
  store: Store,
  base: string,
  path: string,
  now: Date,
): DownloadLink {
  const expiresAt = new Date(now.getTime() + VALID_MS);
  const query = new URLSearchParams({
    expires: String(expiresAt.getTime()),
    signature: sign(store, path, expiresAt.getTime()),
  });
  return { url: `${base}${path}?${query.toString()}`, expiresAt };
}

export function mayDownload(
  store: Store,
  path: string,
  query: { readonly expires?: string | undefined; readonly signature?: string | undefined },
  now: Date,
): boolean {
  const expires = Number(query.expires);
  if (!(expires > now.getTime())) return false;
  const [given, expected] = [query.signature ?? '', sign(store, path, expires)].map((text) =>
    Buffer.from(text),
  );
  if (given === undefined || expected === undefined) return false;
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const sign = (store: Store, path: string, expires: number): string =>
  createHmac('sha256', secretOf(store)).update(`${path}\n${expires}`).digest('base64url');

/** Every process on the ledger has the same. */
function secretOf(store: Store): string {
  const read = () => store.all<{ value: string }>`select value from setting where name = ${SECRET}`;
  const [known] = read();
  if (known !== undefined) return known.value;
  store.run`
    insert or ignore into setting (name, value)
    values (${SECRET}, ${randomBytes(32).toString('base64url')})`;
  return read()[0]?.value ?? '';
}
