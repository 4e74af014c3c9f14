import type { Id, IdentityId } from '../schema/columns.ts';

/** Why nothing more is posted: the target said so, or it failed for days. */
export type DisabledReason = 'gone' | 'failing';

/** Where events are posted. */
export interface WebhookTargetTable {
  id: IdentityId;
  /** Null: every newsletter. */
  newsletter_id: Id | null;
  url: string;
  description: string;
  events: string[];
  /** The id of the key that the secret is made with. */
  secret_key: string;
  secret_salt: string;
  old_secret_key: string | null;
  old_secret_salt: string | null;
  old_secret_until: Date | null;
  created_at: Date;
  succeeded_at: Date | null;
  /** The first failure after the latest success. */
  failing_since: Date | null;
  /** The target is left alone until then. */
  quiet_until: Date | null;
  disabled_at: Date | null;
  disabled_reason: DisabledReason | null;
}
