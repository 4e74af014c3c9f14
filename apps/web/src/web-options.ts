import type { Keyring } from '@galley/core/subscription';
import type { PressDeps, Wake } from '@galley/press/site';
import type { ProofSource } from '@galley/proof';
import type { Clock, Log } from '@galley/runtime';
import type { Sandbox } from '@galley/sandbox';

/** What the web app is made of. */
export interface WebDeps {
  readonly db: PressDeps['db'];
  /** Tells delivery that rows wait for it. */
  readonly wake: Wake;
  readonly keyring: Keyring;
  /**
   * The local stand-in for Resend, served at `/sandbox` and read at `/mailbox`: given in a local
   * set-up alone (`localityOf`), since it asks nobody who they are.
   */
  readonly sandbox: Sandbox | null;
  /** Where the proofs at `/proof` come from; given in a local set-up alone, too. */
  readonly proofs?: ProofSource | undefined;
  /** Aborted when web stops, for answers that last as long as somebody looks. */
  readonly closing?: AbortSignal;
  /** Without any, `/webhooks/resend` does not exist. */
  readonly webhookSecrets: readonly string[];
  readonly publicUrl: string;
  /** Networks (`ADDRESS/BITS`) of the proxies whose X-Forwarded-For is believed; default: none. */
  readonly trustedProxies?: readonly string[];
  /** In a local set-up sign-ups from this machine are many and harm nobody: no network limits them. */
  readonly sparesLoopback?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Whoever asks to subscribe waits this long at least, whether the address is known or not. */
  readonly subscribeMilliseconds?: number;
}

export interface WebOptions extends WebDeps {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
}
