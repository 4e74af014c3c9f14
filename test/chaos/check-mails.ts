import { makeReaderToken } from '@galley/core/subscription';
import { installationId, sql, type Database, type Kysely } from '@galley/db';
import { isPoison } from './readers.ts';
import { markOf } from './renditions.ts';
import type { LedgerEntry } from './read-ledger.ts';
import { chaosKeyring } from './settings.ts';
import type { Rule, Violation } from './violation.ts';

interface ReaderRow {
  readonly issue: string;
  readonly subscriber: string;
  readonly subscription: string;
  /** That of their delivery. */
  readonly bucket: number | null;
  readonly address: string;
  /** Null for a reader who never entered the audience. */
  readonly state: string | null;
  readonly resendId: string | null;
  /** True if another member's mail proved the batch accepted: the reader's id may stay unknown. */
  readonly reconciled: boolean;
  readonly reason: string | null;
  /** True if somebody recorded that their mail never arrived. */
  readonly decided: boolean;
  readonly issueState: string;
  readonly leftBeforeFreeze: boolean;
  readonly left: boolean;
  readonly suppressed: boolean;
  /** The key of a rendition, or why the reader gets none; null for a stranger. */
  readonly gets: string | null;
}

/** Compares every reader of every issue with the ledger, one by one. */
export async function checkMails(
  db: Kysely<Database>,
  mails: readonly LedgerEntry[],
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  const say = (rule: Rule, detail: string) => violations.push({ rule, detail });
  const installation = await installationId(db);
  const keyring = chaosKeyring();
  const sent = Map.groupBy(mails, (mail) => `${mail.issueId}/${mail.subscriberId}`);
  const readers = await readReaders(db);
  const known = new Set(readers.map((reader) => `${reader.issue}/${reader.subscriber}`));

  for (const mail of mails) {
    if (mail.installation !== installation || !known.has(`${mail.issueId}/${mail.subscriberId}`)) {
      say('nobody-else', `mail ${mail.id} went to reader ${mail.subscriberId}`);
    }
  }
  for (const reader of readers) {
    const got = sent.get(`${reader.issue}/${reader.subscriber}`) ?? [];
    const who = `reader ${reader.subscriber} of issue ${reader.issue}`;
    checkCount(reader, got.length, who, say);
    for (const mail of got) {
      if (mail.to !== reader.address) say('nobody-else', `${who} was mailed at another address`);
      const token = makeReaderToken(keyring, reader.subscription, 0, reader.bucket ?? 0);
      if (!mail.html.includes(`/${token}"`)) say('own-token', who);
      if (!mail.html.includes(markOf(reader.gets ?? ''))) {
        say('own-rendition', `${who} should get ${reader.gets}`);
      }
    }
    const [mail] = got;
    const mayLackId = reader.reconciled && reader.resendId === null;
    if (reader.state === 'accepted' && mail && reader.resendId !== mail.id && !mayLackId) {
      say('same-ids', `${who}: stored ${reader.resendId}, given ${mail.id}`);
    }
    if (reader.leftBeforeFreeze && got.length > 0) {
      say('left-before-freeze', `${who} left before the freeze and got ${got.length}`);
    }
  }
  return [...violations, ...(await checkCorrections(db, mails))];
}

/** Compares the mails of urgent corrections with those of the issues that they correct. */
async function checkCorrections(
  db: Kysely<Database>,
  mails: readonly LedgerEntry[],
): Promise<readonly Violation[]> {
  const { rows } = await sql<{ id: string; olds: readonly string[] }>`
    select i.id::text, array(
      select its.issue_id::text from issue_review its
      join correction c on c.review_id = its.review_id
      where c.id = i.corrects and its.corrections < c.number) as olds
    from issue i where i.corrects is not null`.execute(db);
  const olds = new Map(rows.map((row) => [row.id, row.olds]));
  const got = new Set(mails.map(({ issueId, subscriberId }) => `${issueId}/${subscriberId}`));
  return mails.flatMap(({ id, issueId, subscriberId }): Violation[] => {
    const corrected = olds.get(issueId);
    if (corrected?.some((old) => got.has(`${old}/${subscriberId}`)) ?? true) return [];
    const detail = `mail ${id} of correction ${issueId} went to reader ${subscriberId}`;
    return [{ rule: 'only-old-readers', detail }];
  });
}

function checkCount(
  reader: ReaderRow,
  got: number,
  who: string,
  say: (rule: Rule, detail: string) => void,
): void {
  const { state, reason } = reader;
  if (got > 1) say('exactly-once', `${who} (${state}) was accepted ${got} times`);
  if (state === 'accepted' && got === 0) say('exactly-once', `${who} is accepted but got nothing`);
  if ((state === 'excluded' || state === 'rejected') && got > 0) {
    say('exactly-once', `${who} is ${state} (${reason}) but got the mail`);
  }
  if (state === 'pending') say('exactly-once', `${who} is still pending`);
  if (state === 'uncertain' && got > 0) {
    say('ledger-bounds', `${who} is uncertain, although the ledger has their mail`);
  }
  if (state === null) {
    if (got > 0) say('nobody-else', `${who} is in no audience but got the mail`);
    if (!reader.left && !reader.suppressed && reader.issueState === 'sent') {
      say('audience-complete', `${who} stayed but is not in the audience`);
    }
  }
  if (state === 'rejected' && !isPoison(reader.address) && !reader.decided) {
    say('earned-exclusion', `${who} was rejected: ${reason}`);
  }
  if (state === 'excluded') {
    const earned =
      reason === reader.gets ||
      (reason === 'cancelled'
        ? reader.issueState === 'cancelled'
        : reader.left || reader.suppressed);
    if (!earned) say('earned-exclusion', `${who} was excluded without a cause: ${reason}`);
  }
}

/** Everybody who should be in an audience or is, with what is known about them. */
async function readReaders(db: Kysely<Database>): Promise<readonly ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    with chaos_reader as materialized (select * from chaos_reader),
    delivery as materialized (select * from delivery),
    suppressed as materialized (select address_key from suppression),
    arrived as materialized (
      select b.id as batch, b.reason, least(b.first_ambiguous_at, min(a.started_at)) as at
      from batch b left join attempt a
        on a.bucket = b.bucket and a.batch_id = b.id and a.outcome = 'accepted'
      group by b.bucket, b.id, b.reason, b.first_ambiguous_at
    ), decided as materialized (
      select batch_id from reconciliation where decision = 'rejected'
    )
    select coalesce(d.issue_id, c.issue_id) as issue,
      coalesce(d.subscriber_id, c.subscriber_id) as subscriber,
      coalesce(c.subscription_id, d.subscription_id) as subscription,
      d.bucket, coalesce(c.address, d.address) as address,
      c.gets, d.state, d.resend_id as "resendId", d.reason, i.state as "issueState",
      coalesce(a.reason = 'reconciled', false) as reconciled,
      d.batch_id is not null and d.batch_id in (select batch_id from decided) as decided,
      exists (select from chaos_left l
        where l.subscriber_id = d.subscriber_id and l.at < a.at) as "leftBeforeFreeze",
      exists (select from chaos_left l
        where l.subscriber_id = coalesce(d.subscriber_id, c.subscriber_id)) as left,
      exists (select from suppressed x
        where x.address_key = coalesce(c.address_canonical, d.address_canonical)) as suppressed
    from chaos_reader c
    full join delivery d on d.issue_id = c.issue_id and d.subscriber_id = c.subscriber_id
    join issue i on i.id = coalesce(d.issue_id, c.issue_id)
    left join arrived a on a.batch = d.batch_id
    order by 1, 2`.execute(db);
  return rows;
}
