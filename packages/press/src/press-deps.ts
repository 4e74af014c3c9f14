import type { Inspector } from '@galley/core/issue';
import type { Database, Kysely, Wake } from '@galley/db';

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
  /** Called inside the transaction that makes the work; without it, work is found by looking. */
  readonly wake?: Wake;
}
