import type { Id, IdentityId } from '../schema/columns.ts';

/** A feed that a newsletter watches. */
export interface WatchedFeedTable {
  id: IdentityId;
  newsletter_id: Id;
  url: string;
  title: string | null;
  /** `gone` once its server says that the feed has ended; it is not read again. */
  state: 'watched' | 'gone';
  /** What its server called the last version, word for word. */
  etag: string | null;
  last_modified: string | null;
  /** How many polls in a row have failed. */
  failures: number;
  /** Why it could not be read the last time. */
  trouble: string | null;
  added_at: Date;
  polled_at: Date | null;
  /** When it is read next; null for never. A process that reads it moves this ahead first. */
  next_at: Date | null;
}
