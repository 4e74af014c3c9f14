import type { Id, IdentityId } from '../schema/columns.ts';

/** A WebAuthn challenge; one that signs in has a row once it is spent, others from the beginning. */
export interface ChallengeTable {
  id: IdentityId;
  kind: 'register' | 'sign-in' | 'step-up';
  challenge: string;
  person_id: Id | null;
  session_id: Id | null;
  /** For a sign-in: the browser that asked. */
  browser_hash: string | null;
  /** For a step-up: the step, the path of its call, and SHA-256 of the call's body. */
  step: string | null;
  target: string | null;
  content_hash: string | null;
  created_at: Date;
  expires_at: Date;
  proven_at: Date | null;
  spent_at: Date | null;
}
