import { ROLES, STEPS, type StepName } from '@galley/core/editor';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { heldRoleShape } from './person.ts';

const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** Who is signed in, or whose key it is, and what they may do. */
export const accountShape = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  roles: z.array(heldRoleShape),
  newsletters: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      language: z.string(),
      timeZone: z.string(),
      sample: z.boolean(),
      default: z.boolean(),
      role: z.enum(ROLES),
    }),
  ),
  credential: z.enum(['session', 'key']),
  session: z.string().nullable().meta({ description: "The session's id" }),
  awaitsConfirmation: z.boolean(),
  passkeys: z.int().meta({ description: 'Those that work on this host' }),
});
export type Account = Shaped<typeof accountShape>;

/** A passkey of the person who asks. */
export const passkeyShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  host: z.string().meta({ description: 'The host that it was made for; it works only there' }),
  worksHere: z.boolean(),
  createdAt: instant,
  usedAt: instant.nullable(),
});
export type Passkey = Shaped<typeof passkeyShape>;

/** A browser in which the person who asks is signed in. */
export const sessionShape = z.strictObject({
  id: z.string(),
  browser: z.string(),
  method: z.enum(['passkey', 'link', 'first-owner', 'recovery']),
  createdAt: instant,
  seenAt: instant,
  expiresAt: instant,
  current: z.boolean(),
});
export type Session = Shaped<typeof sessionShape>;

/** What a browser hands to `navigator.credentials`: WebAuthn's options as JSON. */
export const ceremonyShape = z.strictObject({
  id: z.string().meta({ description: 'Names the challenge in the call that finishes it' }),
  options: z.record(z.string(), z.unknown()),
});
export type Ceremony = Shaped<typeof ceremonyShape>;

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,65536}$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };

/** What a browser answers when it makes a passkey: WebAuthn's JSON. */
export const passkeyAttestationShape = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
});
export type PasskeyAttestation = Shaped<typeof passkeyAttestationShape>;

/** What a browser answers when it signs with a passkey: WebAuthn's JSON. */
export const passkeyAssertionShape = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: z
      .string()
      .regex(/^[A-Za-z0-9_-]{0,100}$/)
      .nullish(),
  }),
});
export type PasskeyAssertion = Shaped<typeof passkeyAssertionShape>;

/** Asks for a challenge over one call: its step, its path, and SHA-256 of its body in hex. */
export const stepUpRequestShape = z.strictObject({
  step: z.enum(STEP_NAMES),
  target: z.string().max(2000),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StepUpRequest = Shaped<typeof stepUpRequestShape>;
