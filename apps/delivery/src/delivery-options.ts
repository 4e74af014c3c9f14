import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely } from '@galley/db';
import type { Clock, Log } from '@galley/runtime';
import type { SendLimits } from './issue/send-limits.ts';

/** What starts the delivery app. */
export interface DeliveryOptions {
  readonly db: Kysely<Database>;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly keyring: Keyring;
  readonly publicUrl: string;
  /** For the decisions of core (quota resets, expiry); leases stay on the database's time. */
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in the log of attempts. */
  readonly worker: string;
  readonly limits?: Partial<SendLimits>;
  /** The pause between two looks at the rows when no wake-up comes; default: two seconds. */
  readonly pollSeconds?: number;
}
