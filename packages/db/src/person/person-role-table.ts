import type { Role } from '@galley/core/editor';
import type { Id, IdentityId } from '../schema/columns.ts';

/** What a person may do. */
export interface PersonRoleTable {
  id: IdentityId;
  person_id: Id;
  /** Null: in every newsletter. */
  newsletter_id: Id | null;
  role: Role;
}
