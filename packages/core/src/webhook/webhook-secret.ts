import type { Keyring } from '../subscription/keyring.ts';

/** What is stored of a target's secret: which key it was made with, and a random text. */
export interface SecretOrigin {
  readonly keyId: string;
  readonly salt: string;
}

/** The prefix by which people and programs know such a secret (Standard Webhooks). */
const PREFIX = 'whsec_';

/**
 * A target's secret, made again whenever it is needed, so that neither the database nor a backup
 * holds one: two signatures over the salt, 256 bits, in base64. Null if the key is no longer here.
 */
export function makeWebhookSecret(keyring: Keyring, { keyId, salt }: SecretOrigin): string | null {
  const halves = ['1', '2'].map((half) =>
    keyring.signWithEach(`webhook-secret/${half}/${salt}`).find((one) => one.keyId === keyId),
  );
  const macs = halves.flatMap((half) => (half === undefined ? [] : [half.mac]));
  return macs.length < halves.length ? null : `${PREFIX}${btoa(macs.join(''))}`;
}
