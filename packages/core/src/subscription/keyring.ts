export interface Signature {
  readonly keyId: string;
  readonly mac: string;
}

/**
 * Keyed signatures, provided by whatever holds the secret keys. `keyId` and `mac` consist only of
 * `[A-Za-z0-9_-]`. `verify` compares the whole text of `mac` in constant time, so that no second
 * spelling of a signature passes.
 */
export interface Keyring {
  /** Signs with the first key. */
  sign(data: string): Signature;
  /** Signs with each key in turn, to find what was stored under an earlier one. */
  signWithEach(data: string): readonly Signature[];
  verify(keyId: string, data: string, mac: string): boolean;
}
