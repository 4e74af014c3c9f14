import { TRANSIENT_LIMIT } from '@galley/core/feedback';
import { sql, type Database, type Kysely } from '@galley/db';
import type { LedgerEntry } from './read-ledger.ts';
import { outcomeOf } from './readers.ts';
import type { Violation } from './violation.ts';

interface Told {
  readonly issue: string;
  readonly subscriber: string;
  readonly delivered: Date | null;
  readonly bounced: Date | null;
  readonly complained: Date | null;
  readonly failed: Date | null;
  readonly suppressed: boolean;
  readonly erased: boolean;
}

/** Milliseconds after the first event at which the sandbox dates each of these. */
const HAPPENS = {
  delivered: { delivered: 1, bounced: null, complained: null, failed: null },
  bounced: { delivered: null, bounced: 1, complained: null, failed: null },
  full: { delivered: null, bounced: 1, complained: null, failed: null },
  complained: { delivered: 1, bounced: null, complained: 2, failed: null },
  suppressed: { delivered: null, bounced: null, complained: null, failed: 0 },
  failed: { delivered: null, bounced: null, complained: null, failed: 0 },
  sent: { delivered: null, bounced: null, complained: null, failed: null },
} as const;

/** The end state that events must lead to, derived only from the ledger. */
export async function checkFeedback(
  db: Kysely<Database>,
  mails: readonly LedgerEntry[],
): Promise<readonly Violation[]> {
  const { rows } = await sql<Told>`
    select d.issue_id as issue, d.subscriber_id as subscriber, d.delivered_at as delivered,
      d.bounced_at as bounced, d.complained_at as complained, d.failed_at as failed,
      d.address = 'erased' as erased,
      x.address_key is not null as suppressed
    from delivery d
    left join suppression x on x.bucket = d.bucket and x.address_key = d.address_canonical`.execute(
    db,
  );
  const told = new Map(rows.map((row) => [`${row.issue}/${row.subscriber}`, row]));
  const times = Map.groupBy(mails, (mail) => mail.subscriberId);
  return mails.flatMap((mail): Violation[] => {
    const row = told.get(`${mail.issueId}/${mail.subscriberId}`);
    if (row === undefined) return []; // `nobody-else` reports it
    const outcome = outcomeOf(mail.to) ?? 'delivered';
    const wrong = (['delivered', 'bounced', 'complained', 'failed'] as const).filter((kind) => {
      const after = HAPPENS[outcome][kind];
      const expected = after === null ? null : mail.toldAt.getTime() + after;
      return (row[kind]?.getTime() ?? null) !== expected;
    });
    const mustBeSuppressed =
      outcome === 'full'
        ? (times.get(mail.subscriberId)?.length ?? 0) >= TRANSIENT_LIMIT
        : ['bounced', 'complained', 'suppressed'].includes(outcome);
    const found = wrong.map((kind) => `${kind} is ${row[kind]?.toISOString() ?? 'missing'}`);
    if (mustBeSuppressed && !row.suppressed && !row.erased) found.push('it is not suppressed');
    return found.map((detail) => ({
      rule: 'feedback',
      detail: `mail ${mail.id} (${outcome}): ${detail}`,
    }));
  });
}
