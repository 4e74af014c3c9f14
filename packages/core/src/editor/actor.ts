import type { Role } from './role.ts';
import type { StepName } from './step-name.ts';

/** Roles by newsletter id. `*` holds in every newsletter, those to come included. */
export type Roles = Readonly<Record<string, Role>>;

/** Who takes a step. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly roles: Roles;
      readonly door: 'desk' | 'mail';
    }
  /** An API key: it has its maker's present roles, and takes only the steps it was made for. */
  | {
      readonly kind: 'key';
      readonly id: string;
      readonly roles: Roles;
      readonly steps: readonly StepName[];
    }
  /** The command line. Who reaches it reaches the database, so it acts as an owner. */
  | { readonly kind: 'command'; readonly user: string }
  /** Anybody on a reader's page; what a reader may change is decided by the token in the input. */
  | { readonly kind: 'reader' }
  /** What happens because its time has come. */
  | { readonly kind: 'clock' }
  /** Resend, by a signed webhook or by an answer. */
  | { readonly kind: 'provider' };

export const READER: Actor = { kind: 'reader' };
export const CLOCK: Actor = { kind: 'clock' };
export const PROVIDER: Actor = { kind: 'provider' };
