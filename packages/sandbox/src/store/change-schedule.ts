import type { LedgerMail } from './read-mails.ts';
import type { Store } from './open-store.ts';

/** A mail can be moved or cancelled until its time has come. */
export const isWaiting = (mail: LedgerMail, now: Date): boolean =>
  mail.lastEvent === 'scheduled' && mail.scheduledAt !== null && mail.scheduledAt > now;

/** Moves a waiting mail, with everything that will happen to it. */
export const moveSchedule = (store: Store, mail: LedgerMail, to: Date, now: Date): void =>
  store.transaction(() => {
    const by = to.getTime() - (mail.scheduledAt?.getTime() ?? now.getTime());
    store.run('update mail set scheduled_at = ? where seq = ?', to.getTime(), mail.seq);
    store.run(
      `update event set created_at = created_at + ?, due_at = due_at + ?, next_at = next_at + ?
       where mail_seq = ? and due_at > ?`,
      by,
      by,
      by,
      mail.seq,
      now.getTime(),
    );
    store.run(
      'update suppression set created_at = created_at + ? where source_id = ? and created_at > ?',
      by,
      mail.id,
      now.getTime(),
    );
  });

/** Cancels a waiting mail: nothing more happens to it. Resend posts no event of that. */
export const cancelSchedule = (store: Store, mail: LedgerMail, now: Date): void =>
  store.transaction(() => {
    store.run('delete from event where mail_seq = ? and due_at > ?', mail.seq, now.getTime());
    store.run(
      'delete from suppression where source_id = ? and created_at > ?',
      mail.id,
      now.getTime(),
    );
    store.run(
      'insert into event (mail_seq, type, created_at, due_at) values (?, ?, ?, ?)',
      mail.seq,
      'email.canceled',
      now.getTime(),
      now.getTime(),
    );
  });
