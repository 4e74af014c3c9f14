import type { ColumnType, Generated } from '../schema/columns.ts';

/** The one row that says how many days things are kept. */
export interface RetentionTable {
  singleton: Generated<boolean>;
  /** After an issue ended; null for always. */
  deliveries: number | null;
  /** After they happened. */
  events: Generated<number>;
  /** After they ended. */
  sessions: Generated<number>;
  /** When to apply it next; while a process does so, when its claim ends. */
  next_at: Generated<Date>;
  applied_at: Date | null;
  /** Counts its changes. */
  version: Generated<number>;
  /** In which version each field changed last. */
  changed_in: ColumnType<Record<string, number>, string | undefined, string>;
}
