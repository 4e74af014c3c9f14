import { randomUUID } from 'node:crypto';
import { bareAddress } from '../check/address.ts';
import type { CheckedMail } from '../check/check-mail.ts';
import { planEvents, type Outcome } from './plan-events.ts';
import { findKey, type KeyedRequest, type KnownKey } from './find-key.ts';
import type { Store } from './open-store.ts';
import { packBody } from './pack-body.ts';
import { addSuppression, originsOf } from './suppressions.ts';
import { countMonth, countRollingDay, noteSent, total } from './usage.ts';

export interface Arrival extends KeyedRequest {
  readonly mails: readonly { readonly position: number; readonly mail: CheckedMail }[];
  /** Prints the answer's JSON from the ids of the mails. */
  readonly answer: (ids: readonly string[]) => string;
}

export interface AcceptRules {
  readonly dailyQuota: number | null;
  readonly monthlyQuota: number | null;
  readonly outcome: (address: string) => Outcome | null;
}

/** A mail that is in the ledger now, and everybody whom it goes to. */
export interface AcceptedMail {
  readonly id: string;
  readonly recipients: readonly string[];
}

export type Acceptance =
  | {
      readonly kind: 'accepted';
      readonly answer: string;
      readonly mails: readonly AcceptedMail[];
    }
  | KnownKey
  | { readonly kind: 'quota'; readonly period: 'daily' | 'monthly' };

/**
 * Takes a checked request into the ledger: its body, its mails, the events that will follow, and
 * the answer that its key gets for a day. It does so in one transaction, so that a kill leaves all
 * of it or nothing, and two processes that share the ledger accept a key once.
 */
export function acceptRequest(store: Store, arrival: Arrival, rules: AcceptRules): Acceptance {
  const packed = packBody(arrival.body);
  return store.transaction(() => {
    const known = findKey(store, arrival);
    if (known !== null) return known;

    const mails = arrival.mails.map((one) => ({
      ...one,
      id: randomUUID(),
      recipients: recipientsOf(one.mail),
    }));
    const count = mails.reduce((sum, { recipients }) => sum + recipients.length, 0);
    const isFull = (quota: number | null, used: () => number): boolean =>
      quota !== null && used() + count > quota;
    if (isFull(rules.dailyQuota, () => total(countRollingDay(store, arrival.now)))) {
      return { kind: 'quota', period: 'daily' };
    }
    if (isFull(rules.monthlyQuota, () => total(countMonth(store, arrival.now)))) {
      return { kind: 'quota', period: 'monthly' };
    }
    const everybody = mails.flatMap(({ recipients }) => recipients);
    const suppressed = originsOf(store, arrival.now, everybody);

    const answer = arrival.answer(mails.map(({ id }) => id));
    const now = arrival.now.getTime();
    const requestId = store.run`
      insert into request (kind, idempotency_key, body, answer, received_at)
      values (${arrival.kind}, ${arrival.idempotencyKey}, ${packed}, ${answer}, ${now})`.lastId;
    for (const { id, position, mail, recipients } of mails) {
      const seq = store.run`
        insert into mail (id, request_id, position, sender, recipients, cc, bcc, reply_to,
          subject, tags, scheduled_at, created_at)
        values (${id}, ${requestId}, ${position}, ${mail.from}, ${JSON.stringify(mail.to)},
          ${jsonOrNull(mail.cc)}, ${jsonOrNull(mail.bcc)}, ${jsonOrNull(mail.replyTo)},
          ${mail.subject}, ${JSON.stringify(mail.tags)}, ${mail.scheduledAt?.getTime() ?? null},
          ${now})`.lastId;
      const addresses = [...new Set(recipients)];
      for (const address of addresses) {
        store.run`insert into recipient (address, mail_seq) values (${address}, ${seq})`;
      }
      const { outcome } = rules;
      const plan = planEvents(addresses, mail.scheduledAt, arrival.now, { outcome, suppressed });
      for (const { type, createdAt, dueAt } of plan.events) {
        store.run`
          insert into event (mail_seq, type, created_at, due_at, next_at)
          values (${seq}, ${type}, ${createdAt}, ${dueAt}, ${dueAt})`;
      }
      for (const { address, origin, at } of plan.suppressing) {
        addSuppression(store, { address, origin, sourceId: id, createdAt: at });
      }
    }
    noteSent(store, arrival.now, count);
    return { kind: 'accepted', answer, mails };
  });
}

const jsonOrNull = (list: readonly string[] | null): string | null =>
  list === null ? null : JSON.stringify(list);

/** The address of every recipient in lower case; one that is named twice also counts twice. */
const recipientsOf = ({ to, cc, bcc }: CheckedMail): readonly string[] =>
  [...to, ...(cc ?? []), ...(bcc ?? [])].map((mailbox) =>
    (bareAddress(mailbox) ?? mailbox).toLowerCase(),
  );
