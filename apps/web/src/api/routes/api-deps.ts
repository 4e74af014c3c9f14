import type { RefusalOf } from '@galley/contract/refusals';
import type { Keyring } from '@galley/core/subscription';
import type { HandOver } from '@galley/press/issue';
import type { PressDeps } from '@galley/press/site';
import type { Live } from '../../live/index.ts';

/** What became of reading an issue's uncertain mail back from the provider. */
export type ReadBack =
  | {
      readonly kind: 'read';
      readonly accepted: number;
      readonly open: readonly {
        readonly address: string;
        readonly batch: number;
        readonly reason: string | null;
        readonly since: Date;
        readonly until: Date;
      }[];
    }
  | RefusalOf<'unreadable'>;

/** What the routes' steps need. */
export interface ApiDeps extends PressDeps {
  readonly keyring: Keyring;
  /** Sends tests. */
  readonly handOver: HandOver;
  /** What feeds the streams of events. */
  readonly live: Live;
  readonly readBack: (issueId: string) => Promise<ReadBack>;
  /** Whether `/mailbox` shows what the sandbox accepted. */
  readonly hasMailbox?: boolean;
  /** Whether this is a local set-up, whose webhooks may post to this machine; default: no. */
  readonly isLocal?: boolean;
}
