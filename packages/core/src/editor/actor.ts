import type { Role } from './role.ts';
import type { StepName } from './step-name.ts';

/** Roles by newsletter id. `*` holds in every newsletter, including future ones. */
export type Roles = Readonly<Record<string, Role>>;

/** Who takes a step. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly roles: Roles;
      readonly door: 'desk' | 'mail';
      /** The step that the person has just signed with a passkey, for this call alone. */
      readonly signed?: StepName;
      /** The account was recovered by e-mail, and nobody has confirmed yet that it was this person. */
      readonly restricted?: boolean;
    }
  /** A key: it has the present roles of its person, and takes only the steps it was made for. */
  | {
      readonly kind: 'key';
      readonly id: string;
      readonly roles: Roles;
      readonly steps: readonly StepName[];
    }
  /** The command line. Anyone who can use it can reach the database, so it acts as an owner. */
  | { readonly kind: 'command'; readonly user: string }
  /** Anybody on a reader's page; the token in the input decides what they may change. */
  | { readonly kind: 'reader' }
  /** For what happens because it is due. */
  | { readonly kind: 'clock' }
  /** Resend, by a signed webhook or by an answer. */
  | { readonly kind: 'provider' };

export const READER: Actor = { kind: 'reader' };
export const CLOCK: Actor = { kind: 'clock' };
export const PROVIDER: Actor = { kind: 'provider' };
