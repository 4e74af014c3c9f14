import type { IdentityId } from '../schema/columns.ts';

/** A person who may use the desk. */
export interface PersonTable {
  id: IdentityId;
  address: string;
  address_canonical: string;
  name: string | null;
  /** When they recovered their account; they are restricted until somebody confirms it. */
  recovered_at: Date | null;
  created_at: Date;
  removed_at: Date | null;
}
