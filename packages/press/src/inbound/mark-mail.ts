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

/** One answer of each kind a day: two programs that answer each other would never end. */
const ANSWER_EVERY_MS = 86_400_000;

/**
 * Computes the keyed hashes by which a copy of a mail is known. The Message-ID need not be signed, so
 * a copy may come with another; a proven sender, the signed date and the signed addressees can't be
 * changed. The sender of a copy chooses its envelope, so a mail counts by itself at each of our
 * addresses, whatever others it came to.
 */
export function marksOf(
  keyring: Keyring,
  mail: {
    readonly letter: Letter | null;
    readonly sender: Sender | null;
    readonly recipient: string;
    /** The kind of answer that it would get. */
    readonly asks: 'subscribe' | 'unsubscribe' | 'queue';
  },
): InboundMarks {
  const hashed = (...parts: readonly string[]): string =>
    keyring.sign(`inbound/${JSON.stringify(parts)}`).mac;
  const { letter, sender, recipient, asks } = mail;
  // An editor may forward several mails within a second; a date has no shorter parts.
  const text = asks === 'queue' ? (letter?.text ?? '') : '';
  const address = sender?.address?.canonical ?? '';
  const id = letter?.messageId ?? null;
  return {
    messageKey: id === null ? null : hashed('message', id, recipient),
    proofKey:
      sender?.kind === 'proven'
        ? hashed('proof', address, sender.sentAt.toISOString(), recipient, text)
        : null,
    senderKey: hashed('sender', address),
    answerKey: hashed('answer', asks, address),
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
  const silent = answers !== 'no' && (await isAnsweredSince(trx, marks.answerKey, horizon));
  const answeredAt = answers === 'no' || silent ? null : now;
  await markInboundMail(trx, id, { ...marks, answeredAt });
  return silent ? 'answered' : 'counts';
}
