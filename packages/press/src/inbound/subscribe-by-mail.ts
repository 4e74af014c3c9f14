import { READER } from '@galley/core/editor';
import type { InboundResult, Sender } from '@galley/core/inbound';
import type { EmailAddress } from '@galley/core/subscription';
import type { InboundMarks } from '@galley/db';
import { readSiteNewsletter } from '../site/index.ts';
import { subscribe } from '../subscription/index.ts';
import type { InboundDeps } from './inbound-deps.ts';
import { markMail } from './mark-mail.ts';

export interface SubscribingMail {
  readonly id: string;
  readonly recipient: string;
  readonly slug: string | null;
  readonly address: EmailAddress;
  readonly sender: Sender | null;
  readonly marks: InboundMarks;
  readonly subject: string;
}

/** Begins the same round as the sign-up form: only a click in the confirmation mail subscribes. */
export async function subscribeByMail(
  deps: InboundDeps,
  mail: SubscribingMail,
): Promise<InboundResult> {
  const newsletter = await readSiteNewsletter(deps, mail.slug);
  if (newsletter === null) return 'no-newsletter';
  const now = deps.clock();
  const marked = await deps.db
    .transaction()
    .execute((trx) => markMail(trx, mail.id, mail.marks, { now, answers: 'perhaps-again' }));
  if (marked !== 'counts') return marked;
  const isProven = mail.sender?.kind === 'proven';
  const proof = mail.sender?.kind === 'proven' ? `, signed by ${mail.sender.by}` : ', not proven';
  const outcome = await subscribe(deps, READER, {
    newsletter,
    address: mail.address.address,
    ip: null,
    source: `mail to ${mail.recipient}${proof}`,
    byMail: { words: wordsOf(mail.subject), isProven },
  });
  if (outcome.kind !== 'ok') return 'no-sender';
  return outcome.refused === null ? 'asked' : 'refused';
}

const LONGEST_WORDS = 200;

/** What somebody wrote, as evidence: their subject, in one line of plain characters. */
function wordsOf(subject: string): string {
  const plain = subject.replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return plain === '' ? '(no subject)' : `“${Array.from(plain).slice(0, LONGEST_WORDS).join('')}”`;
}
