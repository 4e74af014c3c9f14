import { makeWebhookSecret, type SecretOrigin } from '@galley/core/webhook';
import type { Keyring } from '@galley/core/subscription';
import { newToken } from '../opaque-token.ts';

/** Makes a new secret, and what to store so that it can be made again. */
export function newSecret(keyring: Keyring): {
  readonly origin: SecretOrigin;
  readonly secret: string;
} {
  const origin = { keyId: keyring.sign('').keyId, salt: newToken() };
  const secret = makeWebhookSecret(keyring, origin);
  if (secret === null) throw new Error('a keyring makes no secret with the key that it signs with');
  return { origin, secret };
}
