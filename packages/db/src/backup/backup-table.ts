import type { Generated, IdentityId } from '../schema/columns.ts';

/** A backup that was written here, or that failed. */
export interface BackupTable {
  id: IdentityId;
  kind: 'scheduled' | 'by-hand';
  /** The instant that a scheduled one is for. */
  due_at: Date | null;
  /** Without its folder. */
  file_name: string;
  state: Generated<'running' | 'done' | 'failed'>;
  started_at: Generated<Date>;
  /** Moves while it is being written. */
  seen_at: Generated<Date>;
  ended_at: Date | null;
  snapshot_at: Date | null;
  bytes: string | null;
  tables: number | null;
  rows: string | null;
  /** Of the file. */
  sha256: string | null;
  /** Why it failed. */
  problem: string | null;
  /** When its file was removed because newer ones are kept. */
  removed_at: Date | null;
}
