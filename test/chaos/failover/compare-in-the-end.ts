import type { OpenedDatabase } from '@galley/db';
import { compareMails } from '../newsroom/compare-mails.ts';
import { readMails } from '../newsroom/read-mails.ts';
import { FENCED } from './fenced.ts';
import type { Leaving } from './readers-leave.ts';

interface Ended {
  readonly database: OpenedDatabase;
  readonly ledgerPath: string;
  readonly addresses: readonly string[];
  readonly leaving: Leaving;
  /** Titles of reviews that a command reported as added. */
  readonly reviews: readonly string[];
  /** Writes of the probe that were acknowledged. */
  readonly probed: readonly number[];
}

interface Row {
  readonly address: string;
  readonly state: string;
  readonly resendId: string | null;
  readonly status: string;
  /** When the first attempt of its batch began. */
  readonly frozenAt: Date | null;
}

/** What acknowledged changes are gone, by kind; a run with asynchronous replication may lose some. */
export interface Compared {
  readonly mails: number;
  readonly problems: readonly string[];
  readonly lostWrites: readonly string[];
}

/** Compares what the provider, readers and editors were told with what the database says now. */
export async function compareInTheEnd(ended: Ended): Promise<Compared> {
  const { database, leaving, addresses } = ended;
  const { pool } = database;
  const { rows } = await pool.query<Row>(
    `select s.address, d.state, d.resend_id as "resendId", sub.status,
       (select min(a.started_at) from attempt a where a.batch_id = d.batch_id) as "frozenAt"
     from delivery d join subscriber s on s.id = d.subscriber_id
       join subscription sub on sub.id = d.subscription_id`,
  );
  const mails = await readMails(ended.ledgerPath);
  const problems: string[] = [];
  const lostWrites: string[] = [];
  const byAddress = new Map(rows.map((row) => [row.address, row]));
  const idOf = new Map(mails.map(({ to, id }) => [to, id]));

  const excused = new Set(
    rows
      .filter(({ state }) => state === 'excluded' || state === 'uncertain')
      .map((row) => row.address),
  );
  for (const address of excused) {
    const isUncertain = byAddress.get(address)?.state === 'uncertain';
    if (isUncertain) problems.push(`${address} is uncertain`);
    else if (!leaving.tried.has(address)) problems.push(`${address} is left out, but never left`);
  }
  for (const address of addresses) {
    // Those who left before the audience was frozen.
    if (!byAddress.has(address) && leaving.tried.has(address)) excused.add(address);
  }
  problems.push(
    ...compareMails(
      addresses,
      mails.map(({ to }) => to),
      excused,
    ),
  );
  for (const { address, state, resendId } of rows) {
    if ((state === 'accepted') !== idOf.has(address)) {
      problems.push(`${address} is ${state}, but the provider says otherwise`);
    } else if (resendId !== null && resendId !== idOf.get(address)) {
      problems.push(`${address} has another mail's id`);
    }
  }
  for (const [address, at] of leaving.acknowledged) {
    const row = byAddress.get(address);
    if (row !== undefined && row.status !== 'unsubscribed') lostWrites.push(`${address} had left`);
    const isLate = row?.frozenAt !== null && Number(row?.frozenAt) > at;
    if (idOf.has(address) && isLate) problems.push(`${address} had left, and was mailed`);
  }
  const left = await pool.query<{ title: string }>(
    `select document ->> 'title' as title from review where document ->> 'title' = any($1)`,
    [ended.reviews],
  );
  const titles = new Set(left.rows.map(({ title }) => title));
  lostWrites.push(...ended.reviews.filter((title) => !titles.has(title)));
  const probes = await pool.query<{ number: number; who: string }>(
    'select who, number from failover_probe',
  );
  const numbers = new Set(probes.rows.map(({ number }) => number));
  lostWrites.push(
    ...ended.probed.filter((number) => !numbers.has(number)).map((number) => `write ${number}`),
  );
  const fenced = probes.rows.filter(({ who }) => who === FENCED).length;
  if (fenced > 0) problems.push(`${fenced} writes to an old primary are there`);
  return { mails: mails.length, problems, lostWrites };
}
