import type { Actor } from '@galley/core/editor';
import type { Id, IdentityId } from '../schema/columns.ts';

export type ActorKind = Actor['kind'];

/** What a step was taken on; an id, never an address. */
export type ObjectKind =
  | 'issue'
  | 'review'
  | 'candidate'
  | 'feed'
  | 'newsletter'
  | 'subscriber'
  | 'import'
  | 'person'
  | 'invitation'
  | 'key'
  | 'webhook'
  | 'session'
  | 'passkey'
  | 'installation';

/** Who did what. */
export interface AuditTable {
  id: IdentityId;
  at: Date;
  /** Null for what concerns the whole installation. */
  newsletter_id: Id | null;
  /** The name of a step in core's table of steps. */
  step: string;
  actor_kind: ActorKind;
  /** A person's or key's id, or the system user of the command line. */
  actor: string | null;
  door: string;
  object_kind: ObjectKind;
  /** Null when the object has no id, such as an address without a subscriber. */
  object_id: Id | null;
  /** The issue that it changed, if that is not the object. */
  issue_id: Id | null;
}
