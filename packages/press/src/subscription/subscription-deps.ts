import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely, Wake } from '@galley/db';

/** What the steps of a reader's subscription need from the process that runs them. */
export interface SubscriptionDeps {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  readonly keyring: Keyring;
  /** Tells delivery that there is mail to send, inside the transaction that makes it. */
  readonly wake?: Wake;
}

/** The newsletter that a step is about; a whole row serves. */
export interface NewsletterRef {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}
