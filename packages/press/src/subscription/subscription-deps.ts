import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely, Wake } from '@galley/db';
import type { SignUpGuards } from './sign-up-guards.ts';

/** What the steps of a subscription need from their process. */
export interface SubscriptionDeps {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  readonly keyring: Keyring;
  /** Tells delivery that mail waits, in the transaction that queues it. */
  readonly wake?: Wake;
  /** Guards of sign-ups that an operator can set. */
  readonly signUps?: SignUpGuards | undefined;
}
