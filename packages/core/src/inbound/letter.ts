import type { MailHeaders } from './find-automatic.ts';
import type { SenderFacts } from './prove-sender.ts';

/** A mail as it was received, read but not yet believed. */
export interface Letter {
  readonly headers: MailHeaders;
  readonly sender: SenderFacts;
  /** Null if there is none, or more than one. */
  readonly messageId: string | null;
  readonly subject: string;
  /** The first line that somebody wrote rather than quoted; empty for none. */
  readonly firstLine: string;
  /** All of its text, if that was asked for; otherwise empty. */
  readonly text: string;
}
