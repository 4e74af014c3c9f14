import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a passkey is, apart from its key: tests change it to see what is refused. */
export interface PasskeyTraits {
  readonly origin: string;
  /** The host that the passkey signs for; by default the one that the options name. */
  readonly rpId?: string;
  /** False if nobody showed a finger or typed a PIN. */
  readonly userVerified?: boolean;
  /** How often it has signed, for one that counts; by default it doesn't. */
  readonly counter?: number;
  /** The statement of how it was made; by default there is none. */
  readonly attestation?: { readonly format: string; readonly statement: Buffer };
}

/** The answers of a browser's `navigator.credentials`, made in software with real keys. */
export interface Authenticator {
  /** The id of the passkey that it made last. */
  readonly credentialId: string;
  register(options: unknown, traits: PasskeyTraits): Attestation;
  sign(options: unknown, traits: PasskeyTraits): Assertion;
}

interface Credential {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
}

export interface Attestation extends Credential {
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: string[];
  };
}

export interface Assertion extends Credential {
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle: string;
  };
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

/** An authenticator with one passkey (ES256), which each call of `register` replaces. */
export function createAuthenticator(): Authenticator {
  let credentialId = randomBytes(16);
  let key: KeyObject | null = null;
  let handle = '';
  return {
    get credentialId() {
      return credentialId.toString('base64url');
    },
    register(given, traits) {
      const options = given as Options;
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      key = pair.privateKey;
      credentialId = randomBytes(16);
      handle = options.user?.id ?? '';
      const { format, statement } = traits.attestation ?? {
        format: 'none',
        statement: Buffer.from([0xa0]),
      };
      const data = authenticatorData(
        options,
        traits,
        Buffer.concat([
          Buffer.alloc(16),
          Buffer.from([0, credentialId.length]),
          credentialId,
          coseKey(pair.publicKey),
        ]),
      );
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text(format),
        text('attStmt'),
        statement,
        text('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return {
        ...named(credentialId),
        response: {
          clientDataJSON: clientData('webauthn.create', options, traits).toString('base64url'),
          attestationObject: object.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    sign(given, traits) {
      if (key === null) throw new Error('This authenticator has made no passkey yet.');
      const options = given as Options;
      const client = clientData('webauthn.get', options, traits);
      const data = authenticatorData(options, traits, null);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      return {
        ...named(credentialId),
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', signed, key).toString('base64url'),
          userHandle: handle,
        },
      };
    },
  };
}

function named(credentialId: Buffer): Credential {
  const id = credentialId.toString('base64url');
  return { id, rawId: id, type: 'public-key' };
}

const clientData = (type: string, { challenge }: Options, { origin }: PasskeyTraits): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** Authenticator data (WebAuthn, section 6.1), with a new passkey's data if there is one. */
function authenticatorData(options: Options, traits: PasskeyTraits, made: Buffer | null): Buffer {
  const rpId = traits.rpId ?? options.rp?.id ?? options.rpId ?? '';
  const flags = 0x01 | (traits.userVerified === false ? 0 : 0x04) | (made === null ? 0 : 0x40);
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(traits.counter ?? 0);
  return Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([flags]),
    counter,
    made ?? Buffer.alloc(0),
  ]);
}

/** A P-256 key as a COSE map: key type 2, algorithm -7, curve 1, x and y (RFC 9053, section 7.1). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, 'base64url'),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, 'base64url'),
  ]);
}

/** A short text as CBOR. */
const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
