import type { Generated } from '../schema/columns.ts';

/** An import that reads or stores a file; its rows are in `import_row`. */
export interface ImportStageTable {
  id: string;
  /** When it last staged or stored rows. What a process left that died is dropped by this. */
  touched_at: Generated<Date>;
}
