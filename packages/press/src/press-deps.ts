import type { Inspector } from '@galley/core/issue';
import type { Database, Kysely, Transaction } from '@galley/db';

/** Work that another process may be sleeping on. */
export type WakeJob = 'work-issues' | 'work-notices' | 'apply-feedback';

/** Tells other processes that there is work; called inside the transaction that makes it. */
export type Wake = (job: WakeJob, trx?: Transaction<Database>) => Promise<void>;

/** What every step needs from outside. */
export interface PressDeps {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  /** Baked into renditions when they are compiled. */
  readonly publicUrl: string;
  /** Where mail is handed over: Resend's API, or the sandbox on loopback. */
  readonly providerUrl: string;
  /** Asks the world outside about an issue; without one, preflight says that nobody has asked. */
  readonly inspector?: Inspector;
  readonly wake?: Wake;
}
