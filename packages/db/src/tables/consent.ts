import type { CreatedAt, Id, IdentityId } from './columns.ts';

export type ConsentKind = 'imported' | 'requested' | 'confirmed' | 'unsubscribed' | 'added';

/** Append-only evidence of what a person agreed to, when, where and in which words. */
export interface ConsentTable {
  id: IdentityId;
  subscription_id: Id;
  kind: ConsentKind;
  /** The words that the person agreed to, or that the importer vouched with. */
  wording: string;
  /** The page, file or command it came through. */
  source: string;
  ip: string | null;
  created_at: CreatedAt;
}
