import { DatabaseSync } from 'node:sqlite';

/**
 * Lets time pass for the provider: moves what its ledger says about keys, mails and quotas into the
 * past, like everything in the database, so that both still agree on when something happened.
 */
export function ageLedger(path: string, hours: number): void {
  const ms = hours * 3_600_000;
  // The monthly quota counts by days.
  const days = `-${Math.ceil(hours / 24)} days`;
  change(path, (ledger) => {
    ledger.exec('begin immediate');
    ledger.prepare('update request set received_at = received_at - ?').run(ms);
    ledger.prepare('update mail set created_at = created_at - ?').run(ms);
    ledger.prepare('update suppression set created_at = created_at - ?').run(ms);
    // Not in place: days and moments are keys, and one would collide with another.
    ledger.exec('create temp table aged as select day, sent, received from usage');
    ledger.exec('delete from usage');
    ledger.prepare('insert into usage select date(day, ?), sent, received from aged').run(days);
    ledger.exec('drop table aged');
    ledger.exec('create temp table aged as select at, sent, received from usage_moment');
    ledger.exec('delete from usage_moment');
    ledger.prepare('insert into usage_moment select at - ?, sent, received from aged').run(ms);
    ledger.exec('drop table aged');
    ledger.exec('commit');
  });
}

/** Posts now what the provider would only post again minutes later, as after a slow receiver. */
export function hurryEvents(path: string): void {
  change(path, (ledger) => {
    const now = Date.now();
    ledger.prepare('update event set next_at = ? where next_at > ?').run(now, now);
  });
}

function change(path: string, work: (ledger: DatabaseSync) => void): void {
  const ledger = new DatabaseSync(path, { timeout: 10_000 });
  try {
    work(ledger);
  } finally {
    ledger.close();
  }
}
