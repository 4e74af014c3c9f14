import type { Ceremony } from '@galley/contract/editor';
import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Has the person use one of their passkeys. */
export const proveByPasskey = ({ options }: Ceremony) =>
  startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  });

/** Has the person make a passkey. */
export const makePasskey = ({ options }: Ceremony) =>
  startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  });

/** Whether somebody closed the browser's window for passkeys, or it timed out. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name);
