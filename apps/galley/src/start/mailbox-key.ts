import { localityOf, type Config } from '@galley/runtime';
import { createLetterKey, type LetterKey } from '@galley/sandbox';

/**
 * The key that signs what somebody writes in the mailbox; null unless this is a local set-up, which
 * has a mailbox, and one process runs both the mailbox and the delivery that believes it.
 */
export const mailboxKey = (
  config: Pick<Config, 'host' | 'publicUrl' | 'resend' | 'trustedProxies'>,
  only: string | undefined,
): LetterKey | null =>
  only === undefined && localityOf(config).kind === 'local' ? createLetterKey() : null;
