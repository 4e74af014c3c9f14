import type { ProofSource } from '@galley/contract/proof';
import type { Keyring } from '@galley/core/subscription';
import type { PressDeps, ReadArchive, Wake } from '@galley/press/site';
import type { SignUpGuards } from '@galley/press/subscription';
import type { Clock, Log } from '@galley/runtime';
import type { Sandbox } from '@galley/sandbox';
import type { DeskOptions } from './desk/serve-desk.ts';
import type { ApiDeps } from './api/routes/index.ts';
import type { KeptAnswers } from './kept/index.ts';
import type { AwayWatch } from './away/away-watch.ts';
import type { LookAtReadiness } from './health/readiness.ts';
import type { Live } from './live/index.ts';
import type { Metrics } from './metrics/index.ts';

/** What the web app needs to run. */
export interface WebDeps {
  readonly db: PressDeps['db'];
  /** Tells when the database is away; without it, only errors do. */
  readonly watch?: AwayWatch | undefined;
  /** Where readers' pages read what was published; without it, in `db`. */
  readonly readArchive?: ReadArchive;
  /** Tells delivery that rows wait for it. */
  readonly wake: Wake;
  readonly keyring: Keyring;
  /**
   * The local stand-in for Resend, served at `/sandbox` and read at `/mailbox`; only given in a
   * local set-up (`localityOf`), since it has no sign-in.
   */
  readonly sandbox: Sandbox | null;
  /** Where the proofs at `/proof` come from; also given only in a local set-up. */
  readonly proofs?: ProofSource | undefined;
  /** Without it, `/desk` does not exist. */
  readonly desk?: DeskOptions | undefined;
  /** What the API needs besides; without it, there is no API but for signing in. */
  readonly api?: Pick<
    ApiDeps,
    | 'providerUrl'
    | 'inspector'
    | 'collector'
    | 'senderDomains'
    | 'handOver'
    | 'readBack'
    | 'isLocal'
  >;
  /** What is told to browsers that watch; without it, they hear nothing. */
  readonly live?: Live;
  /** Keeps readers' pages until something changes; without it, each request makes its own. */
  readonly kept?: KeptAnswers;
  /** Aborted when web stops, for responses that last as long as somebody watches. */
  readonly closing?: AbortSignal;
  /** Whether it may get requests; without it, web looks at its database. */
  readonly lookAtReadiness?: LookAtReadiness;
  /** What is measured, and what a collector has to show; without it, `/metrics` does not exist. */
  readonly metrics?: (Metrics & { readonly token: string }) | undefined;
  /** Without any, `/webhooks/resend` does not exist. */
  readonly webhookSecrets: readonly string[];
  readonly publicUrl: string;
  /** The domain at which readers subscribe and leave by mail; null or absent if there is none. */
  readonly inboundDomain?: string | null;
  /** Networks (`ADDRESS/BITS`) of the proxies whose X-Forwarded-For counts; default: none. */
  readonly trustedProxies?: readonly string[];
  /** In a local set-up, sign-ups from this machine are many and harmless: no network limit. */
  readonly sparesLoopback?: boolean;
  /** What an operator sets against abuse of sign-ups, besides the limits. */
  readonly signUps?: SignUpGuards | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** A sign-up takes at least this long, whether or not the address is known. */
  readonly subscribeMilliseconds?: number;
}

export interface WebOptions extends WebDeps {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
}
