import type { LedgerMail } from './read-mails.ts';
import type { Store } from './open-store.ts';

/** A mail can be moved or cancelled until its time has come. */
export const isWaiting = (mail: LedgerMail, now: Date): boolean =>
  mail.lastEvent === 'scheduled' && mail.scheduledAt !== null && mail.scheduledAt > now;

/** Moves a waiting mail with all its future events. */
export const moveSchedule = (store: Store, mail: LedgerMail, to: Date, now: Date): void =>
  store.transaction(() => {
    const by = to.getTime() - (mail.scheduledAt?.getTime() ?? now.getTime());
    store.run`update mail set scheduled_at = ${to.getTime()} where seq = ${mail.seq}`;
    store.run`
      update event set created_at = created_at + ${by}, due_at = due_at + ${by},
        next_at = next_at + ${by}
      where mail_seq = ${mail.seq} and due_at > ${now.getTime()}`;
    store.run`
      update suppression set created_at = created_at + ${by}
      where source_id = ${mail.id} and created_at > ${now.getTime()}`;
  });

/** Cancels a waiting mail: nothing more happens to it. Resend posts no event about this. */
export const cancelSchedule = (store: Store, mail: LedgerMail, now: Date): void =>
  store.transaction(() => {
    const at = now.getTime();
    store.run`delete from event where mail_seq = ${mail.seq} and due_at > ${at}`;
    store.run`delete from suppression where source_id = ${mail.id} and created_at > ${at}`;
    store.run`
      insert into event (mail_seq, type, created_at, due_at)
      values (${mail.seq}, 'email.canceled', ${at}, ${at})`;
  });
