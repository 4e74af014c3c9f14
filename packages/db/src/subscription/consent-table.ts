import type { HashedIp } from '@galley/core/subscription';
import type { Bucket, CreatedAt, Generated, Id, IdentityId } from '../schema/columns.ts';

export type ConsentKind = 'imported' | 'requested' | 'confirmed' | 'unsubscribed' | 'added';

/** Append-only evidence of what a person agreed to, when, where and in which words. */
export interface ConsentTable {
  bucket: Bucket;
  id: IdentityId;
  subscription_id: Id;
  kind: ConsentKind;
  /** The words that the person agreed to, or that the importer vouched with. */
  wording: string;
  /** Which edition of the words it was: equal words have equal editions. */
  wording_version: Generated<string>;
  /** The page, file or command it came through. */
  source: string;
  /** Rows from before IP addresses were hashed hold the address until upkeep hashes it. */
  ip: HashedIp | null;
  /** When the person first agreed, as an imported file tells it. */
  opted_in_at: Generated<Date | null>;
  /** Of an imported file: the program that wrote it, and its SHA-256. */
  file_format: Generated<string | null>;
  file_hash: Generated<string | null>;
  created_at: CreatedAt;
}
