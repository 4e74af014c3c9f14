import type { Ledger } from './ledger.ts';
import { composeSource } from './mailbox/compose-source.ts';
import type { AcceptedMail } from './store/accept-request.ts';
import type { IncomingMail } from './store/receive-mail.ts';

/**
 * Hands over what was sent to the domain that receives, as the mail servers of the world do. Nobody
 * signs it, so it proves nothing about its sender.
 */
export function returnMails(
  ledger: Pick<Ledger, 'find' | 'content'>,
  receive: (mail: IncomingMail) => void,
  domain: string | null,
): (mails: readonly AcceptedMail[]) => void {
  if (domain === null) return () => undefined;
  const isOurs = (address: string): boolean => address.endsWith(`@${domain}`);
  return (mails) => {
    for (const { id, recipients } of mails) {
      const receivedFor = recipients.filter(isOurs);
      const mail = receivedFor.length === 0 ? null : ledger.find(id);
      if (mail === null) continue;
      receive({ raw: Buffer.from(composeSource(mail, ledger.content(mail))), receivedFor });
    }
  };
}
