import type { Id } from '../schema/columns.ts';

/** A piece of an import file's bytes. */
export interface SubscriberImportPieceTable {
  import_id: Id;
  place: number;
  bytes: Buffer;
}
