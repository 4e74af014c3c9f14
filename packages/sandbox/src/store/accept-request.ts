import { randomUUID } from 'node:crypto';
import { bareAddress } from '../check/address.ts';
import type { CheckedMail } from '../check/check-mail.ts';
import type { RequestKind } from '../check/check-request.ts';
import { planEvents, type Outcome } from '../webhooks/plan-events.ts';
import { findKey, type KnownKey } from './find-key.ts';
import type { Store } from './open-store.ts';
import { packBody } from './pack-body.ts';
import { addSuppression, originsOf } from './suppressions.ts';
import { countMonth, countRollingDay, noteSent, total } from './usage.ts';

export interface Arrival {
  readonly kind: RequestKind;
  readonly idempotencyKey: string | null;
  readonly body: Uint8Array;
  readonly mails: readonly { readonly position: number; readonly mail: CheckedMail }[];
  /** The answer's JSON, once the mails have their ids. */
  readonly answer: (ids: readonly string[]) => string;
  readonly now: Date;
}

export interface AcceptRules {
  readonly dailyQuota: number | null;
  readonly monthlyQuota: number | null;
  readonly outcome: (address: string) => Outcome | null;
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly answer: string }
  | KnownKey
  | { readonly kind: 'quota'; readonly period: 'daily' | 'monthly' };

/**
 * Takes a checked request into the ledger: the body once, its mails, what is going to happen to
 * them, and the answer that its key will be given for a day. One transaction, so that a kill
 * leaves all of it or nothing, and two processes that share the ledger accept a key once.
 */
export const acceptRequest = (store: Store, arrival: Arrival, rules: AcceptRules): Acceptance => {
  const packed = packBody(arrival.body);
  return store.transaction(() => {
    const known = findKey(store, arrival);
    if (known !== null) return known;

    const mails = arrival.mails.map(({ position, mail }) => ({
      id: randomUUID(),
      position,
      mail,
      addresses: recipientsOf(mail),
    }));
    const count = mails.reduce((sum, { mail }) => sum + recipientCount(mail), 0);
    const isFull = (quota: number | null, used: () => number): boolean =>
      quota !== null && used() + count > quota;
    if (isFull(rules.dailyQuota, () => total(countRollingDay(store, arrival.now)))) {
      return { kind: 'quota', period: 'daily' };
    }
    if (isFull(rules.monthlyQuota, () => total(countMonth(store, arrival.now)))) {
      return { kind: 'quota', period: 'monthly' };
    }
    const fates = {
      outcome: rules.outcome,
      suppressed: originsOf(
        store,
        arrival.now,
        mails.flatMap(({ addresses }) => addresses),
      ),
    };

    const answer = arrival.answer(mails.map(({ id }) => id));
    const now = arrival.now.getTime();
    const requestId = store.run(
      'insert into request (kind, idempotency_key, body, answer, received_at) values (?, ?, ?, ?, ?)',
      arrival.kind,
      arrival.idempotencyKey,
      packed,
      answer,
      now,
    ).lastId;
    for (const { id, position, mail, addresses } of mails) {
      const seq = store.run(
        `insert into mail (id, request_id, position, sender, recipients, cc, bcc, reply_to,
           subject, tags, scheduled_at, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        requestId,
        position,
        mail.from,
        JSON.stringify(mail.to),
        jsonOrNull(mail.cc),
        jsonOrNull(mail.bcc),
        jsonOrNull(mail.replyTo),
        mail.subject,
        JSON.stringify(mail.tags),
        mail.scheduledAt?.getTime() ?? null,
        now,
      ).lastId;
      for (const address of addresses) {
        store.run('insert into recipient (address, mail_seq) values (?, ?)', address, seq);
      }
      const plan = planEvents(addresses, mail.scheduledAt, arrival.now, fates);
      for (const event of plan.events) {
        store.run(
          'insert into event (mail_seq, type, created_at, due_at, next_at) values (?, ?, ?, ?, ?)',
          seq,
          event.type,
          event.createdAt,
          event.dueAt,
          event.dueAt,
        );
      }
      for (const { address, origin, at } of plan.suppressing) {
        addSuppression(store, { address, origin, sourceId: id, createdAt: at });
      }
    }
    noteSent(store, arrival.now, count);
    return { kind: 'accepted', answer };
  });
};

const jsonOrNull = (list: readonly string[] | null): string | null =>
  list === null ? null : JSON.stringify(list);

const recipientCount = (mail: CheckedMail): number =>
  mail.to.length + (mail.cc?.length ?? 0) + (mail.bcc?.length ?? 0);

const recipientsOf = (mail: CheckedMail): readonly string[] => {
  const mailboxes = [...mail.to, ...(mail.cc ?? []), ...(mail.bcc ?? [])];
  return [...new Set(mailboxes.map((mailbox) => (bareAddress(mailbox) ?? mailbox).toLowerCase()))];
};
