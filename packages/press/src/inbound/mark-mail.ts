import type { Letter, Sender } from '@galley/core/inbound';
import type { Keyring } from '@galley/core/subscription';
import {
  isAnsweredSince,
  isSeenInbound,
  lockInboundSender,
  markInboundMail,
  type Database,
  type InboundMarks,
  type Transaction,
} from '@galley/db';

/** One answer a day: two programs that answer each other would never end. */
const ANSWER_EVERY_MS = 86_400_000;

/**
 * Computes the keyed hashes by which a copy of a mail is known. The Message-ID need not be signed, so
 * a copy may come with another; a proven sender, the signed date and the signed addressees can't be
 * changed. The sender of a copy chooses its envelope, so the proof counts only recipients that the
 * mail itself names.
 */
export function marksOf(
  keyring: Keyring,
  mail: {
    readonly letter: Letter | null;
    readonly sender: Sender | null;
    readonly recipients: readonly string[];
  },
): InboundMarks {
  const hashed = (...parts: readonly string[]): string =>
    keyring.sign(`inbound/${JSON.stringify(parts)}`).mac;
  const to = [...new Set(mail.recipients.map((each) => each.trim().toLowerCase()))].toSorted();
  const { letter, sender } = mail;
  const names = [...(letter?.sender.to ?? []), ...(letter?.sender.cc ?? [])];
  const named = to.filter((each) => names.includes(each));
  const address = sender?.address?.canonical ?? '';
  const id = letter?.messageId ?? null;
  return {
    messageKey: id === null ? null : hashed('message', id, ...to),
    proofKey:
      sender?.kind === 'proven'
        ? hashed('proof', address, sender.sentAt.toISOString(), ...named)
        : null,
    senderKey: hashed('sender', address),
  };
}

/**
 * Whether a mail gets an answer: never twice, or perhaps again if the process ended before it could
 * queue what it had marked.
 */
type Answers = 'no' | 'once' | 'perhaps-again';

/**
 * Decides once whether a mail counts, and whether it gets an answer, and remembers both. Mails of one
 * sender wait for each other here.
 */
export async function markMail(
  trx: Transaction<Database>,
  id: string,
  marks: InboundMarks,
  { now, answers }: { readonly now: Date; readonly answers: Answers },
): Promise<'counts' | 'seen' | 'answered'> {
  await lockInboundSender(trx, marks.senderKey);
  if (await isSeenInbound(trx, id, marks)) return 'seen';
  const horizon = {
    since: new Date(now.getTime() - ANSWER_EVERY_MS),
    except: answers === 'perhaps-again' ? id : null,
  };
  const silent = answers !== 'no' && (await isAnsweredSince(trx, marks.senderKey, horizon));
  const answeredAt = answers === 'no' || silent ? null : now;
  await markInboundMail(trx, id, { ...marks, answeredAt });
  return silent ? 'answered' : 'counts';
}
