import type { Collector } from '@galley/core/collect';
import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely } from '@galley/db';
import type { SignUpGuards } from '@galley/press/subscription';
import type { Network } from '@galley/outgoing';
import type { Clock, Log } from '@galley/runtime';
import type { LookUpTexts } from './inbound/look-up-texts.ts';
import type { SendLimits } from './issue/send-limits.ts';

/** What starts the delivery app. */
export interface DeliveryOptions {
  readonly db: Kysely<Database>;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly keyring: Keyring;
  readonly publicUrl: string;
  /** The domain at which readers subscribe and leave by mail; null or absent if there is none. */
  readonly inboundDomain?: string | null;
  /** Reads the articles that forwarded links lead to; without one, only their addresses are known. */
  readonly collector?: Collector;
  /** For the decisions of core (quota resets, expiry); leases stay on the database's time. */
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in the log of attempts. */
  readonly worker: string;
  /** What an operator sets against abuse of sign-ups, which may come by mail too. */
  readonly signUps?: SignUpGuards | undefined;
  /** Looks up TXT records; default: by DNS. */
  readonly lookUpTexts?: LookUpTexts;
  /** Whether this is a local set-up, whose webhooks may be posted to this machine; default: no. */
  readonly isLocal?: boolean;
  /** Where webhooks may be posted to; default: the public internet. */
  readonly network?: Network;
  /** Where departures are logged outside the database; null or absent: nowhere. */
  readonly departuresDir?: string | null;
  readonly limits?: Partial<SendLimits>;
  /** The pause between two looks at the rows when no wake-up comes; default: two seconds. */
  readonly pollSeconds?: number;
}
