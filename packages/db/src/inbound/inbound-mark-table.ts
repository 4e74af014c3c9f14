import type { Id } from '../schema/columns.ts';

/** What a mail that came in is known by. */
export interface InboundMarkTable {
  /** A keyed hash: of its Message-ID, of its proven sender and date, or of whom it was answered to. */
  key: string;
  mail_id: Id;
  /** When a mail was queued that answers it. */
  answered_at: Date | null;
}
