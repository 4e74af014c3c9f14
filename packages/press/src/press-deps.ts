import type { Collector } from '@galley/core/collect';
import type { Inspector } from '@galley/core/issue';
import type { SenderDomains } from '@galley/core/newsletter';
import type { Database, Kysely, Wake } from '@galley/db';

/** What every step needs from its process. */
export interface PressDeps {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  /** Compiled into the links of every rendition. */
  readonly publicUrl: string;
  /** The domain at which readers subscribe and leave by mail; null or absent if there is none. */
  readonly inboundDomain?: string | null;
  /** The API that takes mail: Resend's, or the sandbox on loopback. */
  readonly providerUrl: string;
  /** Checks links and DNS; without one, preflight reports that nothing was checked. */
  readonly inspector?: Inspector;
  /** Reads articles and feeds from outside; without one, nothing is collected. */
  readonly collector?: Collector;
  /** Asks about the domains that mail comes from; without it, nobody is asked. */
  readonly senderDomains?: SenderDomains;
  /** Called in the transaction that creates work; without it, polling finds the work. */
  readonly wake?: Wake;
}
