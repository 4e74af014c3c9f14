import type { ChosenColumn } from '@galley/core/subscription';
import type { Generated, Id, IdentityId, Json } from '../schema/columns.ts';
import type { ImportCounts } from './made-by-import.ts';

export type SubscriberImportState =
  /** Its bytes arrive. */
  | 'receiving'
  | 'checking'
  | 'checked'
  /** Nobody can read it as its columns are understood now. */
  | 'unreadable'
  | 'importing'
  | 'imported'
  /** A person stopped it; what is stored stays. */
  | 'stopped'
  /** It broke several times, for a reason of ours. */
  | 'failed';

/** An import file that was handed in, and how far it has come. */
export interface SubscriberImportTable {
  id: IdentityId;
  newsletter_id: Id;
  state: SubscriberImportState;
  /** Counts the changes of what a person says about the file. */
  version: Generated<number>;
  actor_kind: string;
  actor: string | null;
  file_name: string;
  bytes: Generated<string>;
  sha256: string | null;
  consent: string;
  all_confirmed: boolean;
  chosen: Json<readonly ChosenColumn[]>;
  /** As people are asked about them, with the first values of each. */
  columns: Json<readonly unknown[]>;
  problem: Json<unknown> | null;
  report: Json<unknown> | null;
  refused: Json<readonly unknown[]>;
  phase: 'reading' | 'storing' | null;
  /** Of `reading`, bytes; of `storing`, addresses. */
  done: Generated<number>;
  of_all: Generated<number>;
  /** The last line that is stored. */
  stored_up_to: Generated<number>;
  counts: Json<ImportCounts>;
  /** Fences: only the latest attempt notes anything. */
  attempt: Generated<number>;
  /** Attempts since it last came further. */
  tries: Generated<number>;
  lease_until: Date | null;
  started_at: Date | null;
  created_at: Date;
  changed_at: Date;
}
