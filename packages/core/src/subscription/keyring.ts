/**
 * Keyed signatures, given to core by whoever holds the secret keys. `keyId` and `mac` are made of
 * `[A-Za-z0-9_-]` only. `verify` compares the whole text of `mac` in constant time, so that no
 * second spelling of a signature passes.
 */
export interface Keyring {
  sign(data: string): { keyId: string; mac: string };
  verify(keyId: string, data: string, mac: string): boolean;
}
