import type { PasskeyAssertion, PasskeyAttestation } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import type { PasskeyRow } from '@galley/db';
import type { VerifiedRegistrationResponse } from '@simplewebauthn/server';
import { ALGORITHMS } from './ceremony-options.ts';
import type { DeskHost } from './desk-host.ts';

export const refusePasskey = (detail: string): RefusalOf<'passkey-refused'> => ({
  kind: 'passkey-refused',
  detail,
});

export const STALE_CHALLENGE = refusePasskey(
  'its challenge is unknown, used or too old, so try again',
);
export const UNKNOWN_PASSKEY = refusePasskey('it is not known here');
export const COPIED_PASSKEY = refusePasskey('it was used elsewhere meanwhile, or is a copy');
export const WRONG_ANSWER = refusePasskey('its answer does not fit the challenge');

export type NewCredential = (VerifiedRegistrationResponse & {
  verified: true;
})['registrationInfo'];

/** Checks a new passkey against its challenge; null if anything about it is wrong. */
export async function verifyAttestation(
  response: PasskeyAttestation,
  challenge: string,
  { rpId, origin }: DeskHost,
): Promise<NewCredential | null> {
  try {
    // A certificate names addresses to ask whether it still holds. We want none, so nobody can make
    // us call an address of theirs.
    if (await bringsCertificate(response)) return null;
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    const verified = await verifyRegistrationResponse({
      response: {
        ...withoutAttachment(response),
        response: {
          clientDataJSON: response.response.clientDataJSON,
          attestationObject: response.response.attestationObject,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return verified.verified ? verified.registrationInfo : null;
  } catch {
    // The library throws at everything that a foreign or broken answer can be.
    return null;
  }
}

async function bringsCertificate(response: PasskeyAttestation): Promise<boolean> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  const object = decodeAttestationObject(
    isoBase64URL.toBuffer(response.response.attestationObject),
  );
  const format = object.get('fmt');
  return format === 'packed' ? object.get('attStmt').get('x5c') !== undefined : format !== 'none';
}

export type Assertion =
  | { readonly kind: 'ok'; readonly counter: number; readonly backedUp: boolean }
  | RefusalOf<'passkey-refused'>;

/** Checks what a passkey signed against its challenge. */
export async function verifyAssertion(
  response: PasskeyAssertion,
  challenge: string,
  { rpId, origin }: DeskHost,
  passkey: PasskeyRow,
): Promise<Assertion> {
  try {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { clientDataJSON, authenticatorData, signature } = response.response;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...withoutAttachment(response),
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.counter),
      },
    });
    if (!verified) return WRONG_ANSWER;
    const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
    return { kind: 'ok', counter, backedUp };
  } catch {
    return WRONG_ANSWER;
  }
}

/** The parts that both ceremonies share; which device it was makes no difference. */
const withoutAttachment = ({
  id,
  rawId,
  type,
}: Pick<PasskeyAssertion, 'id' | 'rawId' | 'type'>) => ({
  id,
  rawId,
  type,
  clientExtensionResults: {},
});
