import { createHash } from 'node:crypto';
import type { Ceremony } from '@galley/contract/editor';
import { installationId, type Database, type Kysely, type PasskeyRow } from '@galley/db';

/**
 * ES256, Ed25519 and RS256 (RFC 9053). Pinned, because the library's own choice follows the
 * runtime and asks for post-quantum keys where Node knows them, which browsers do not make yet.
 */
export const ALGORITHMS = [-7, -8, -257];
const CEREMONY_MINUTES = 5;
const TIMEOUT = CEREMONY_MINUTES * 60_000;

/** When a challenge made now is too old. */
export const ceremonyExpiry = (now: Date): Date => new Date(now.getTime() + TIMEOUT);

/**
 * What authenticators call a person: not their address, and unlike every other installation's, since
 * a passkey for the same host and handle replaces the earlier one (at `localhost`, for example).
 */
export async function userHandle(db: Kysely<Database>, personId: string): Promise<Buffer> {
  const installation = await installationId(db);
  return createHash('sha256').update(`${installation}/person/${personId}`).digest();
}

interface Registration {
  readonly rpId: string;
  readonly handle: Buffer;
  readonly email: string;
  readonly name: string | null;
  readonly known: readonly PasskeyRow[];
  readonly challenge: Buffer;
}

/** What a browser needs to make a passkey. */
export async function registrationOptions(its: Registration): Promise<Ceremony['options']> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const options = await generateRegistrationOptions({
    rpName: 'Galley',
    rpID: its.rpId,
    userName: its.email,
    userDisplayName: its.name ?? its.email,
    userID: bytes(its.handle),
    challenge: bytes(its.challenge),
    timeout: TIMEOUT,
    attestationType: 'none',
    excludeCredentials: describe(its.known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return { ...options };
}

interface Assertion {
  readonly rpId: string;
  readonly challenge: Buffer;
  /** Empty lets the person choose among all passkeys for this host. */
  readonly allowed: readonly PasskeyRow[];
}

/** What a browser needs to sign with a passkey. */
export async function assertionOptions(its: Assertion): Promise<Ceremony['options']> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: its.rpId,
    challenge: bytes(its.challenge),
    timeout: TIMEOUT,
    userVerification: 'required',
    ...(its.allowed.length > 0 && { allowCredentials: describe(its.allowed) }),
  });
  return { ...options };
}

const describe = (passkeys: readonly PasskeyRow[]) =>
  passkeys.map(({ credential_id: id, transports }) => ({ id, transports }));

/** The library wants bytes with a buffer of their own. */
const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);
