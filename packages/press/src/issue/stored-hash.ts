import { contentHash, type Rendition } from '@galley/core/issue';
import { listRenditions, type Database, type IssueRow, type Kysely } from '@galley/db';
import { sha256 } from '../compile/compose-issue.ts';

/** Computes the content hash of renditions that were read with their issue. */
export const hashOf = (
  { sender, reply_to: replyTo }: Pick<IssueRow, 'sender' | 'reply_to'>,
  renditions: readonly Rendition[],
): string => contentHash(sha256, { sender, replyTo, renditions });

/** Computes the content hash of the stored bytes. */
export const storedHash = async (db: Kysely<Database>, issue: IssueRow): Promise<string> =>
  hashOf(issue, await listRenditions(db, issue.id));
