import type { Inspector } from '@galley/core/issue';
import type { Database, Kysely, Wake } from '@galley/db';

/** What every step needs from its process. */
export interface PressDeps {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  /** Compiled into the links of every rendition. */
  readonly publicUrl: string;
  /** The API that takes mail: Resend's, or the sandbox on loopback. */
  readonly providerUrl: string;
  /** Checks links and DNS; without one, preflight reports that nothing was checked. */
  readonly inspector?: Inspector;
  /** Called in the transaction that creates work; without it, polling finds the work. */
  readonly wake?: Wake;
}
