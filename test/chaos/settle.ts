import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@galley/db';
import { reconcileIssue } from '@galley/delivery';
import { createMailer } from '@galley/resend';
import { hoursToQuota, hurry, pauseAll, resumeAll } from './act-on-issues.ts';
import type { Fleet } from './fleet.ts';
import { passHours } from './pass-hours.ts';
import { persist } from './persist.ts';
import { readRecipients } from './read-ledger.ts';
import { outcomeOf } from './readers.ts';
import type { Violation } from './violation.ts';
import type { World } from './world.ts';

const LOOK_MS = 250;
/** How many events each mail leads to. */
const EVENTS = {
  sent: 1,
  delivered: 2,
  bounced: 2,
  full: 2,
  complained: 3,
  suppressed: 1,
  failed: 1,
};

/**
 * Ends the faults and lets unharmed processes finish: every issue, every provider event, and
 * reading back uncertain mails. Anything still open then is stuck.
 */
export async function settle(
  world: World,
  fleet: Fleet,
  seconds: number,
): Promise<readonly Violation[]> {
  const { db } = world.database;
  await world.sandbox.ask({ kind: 'faults', on: false });
  const deadline = performance.now() + seconds * 1000;
  let crew = await fleet.work();
  let stuck = await persist(() => open(world));
  for (
    let look = 1;
    stuck !== null && performance.now() < deadline && fleet.complaints.length === 0;
    look += 1
  ) {
    await sleep(LOOK_MS);
    await persist(() => hurry(db));
    // Once under a living process: it must let an issue go, and take it up again.
    await persist(() => (look === 1 ? pauseAll(db) : resumeAll(db)));
    const hours = await persist(() => hoursToQuota(db));
    if (hours !== null) {
      await crew.release();
      await fleet.whileDown(async () => {
        await world.sandbox.ask({ kind: 'advance', hours });
        await persist(() => passHours(db, hours));
      });
      crew = await fleet.work();
    }
    await world.sandbox.ask({ kind: 'hurry' });
    await world.webhooks.flush();
    stuck = await persist(() => open(world));
  }
  const violations: Violation[] = stuck === null ? [] : [{ rule: 'settles', detail: stuck }];
  violations.push(...(await persist(() => reconcile(world))));
  await crew.release();
  return violations;
}

/** What is still to be done, in words; null if nothing is. */
async function open(world: World): Promise<string | null> {
  const { db } = world.database;
  // Counted first: anything stored from here on counts as missing, not as applied.
  const stored = world.webhooks.stored();
  const { rows } = await sql<{ issues: string | null; batches: string | null; events: number }>`
    select
      (select string_agg(format('issue %s is %s %s', id, state, reason), ', ') from issue
        where state in ('sending', 'paused')) as issues,
      (select string_agg(format('batch %s of issue %s is %s', b.id, b.issue_id, b.state), ', ')
        from batch b
        where b.state in ('prepared', 'attempted')) as batches,
      (select count(*)::integer from feedback_event where applied_at is null) as events`.execute(
    db,
  );
  const [row] = rows;
  const parts = [row?.issues, row?.batches].filter((part) => typeof part === 'string');
  if (parts.length > 0) return parts.join('; ').slice(0, 400);
  const mails = await readRecipients(world.ledgerPath);
  const expected = mails.reduce((sum, to) => sum + EVENTS[outcomeOf(to) ?? 'delivered'], 0);
  const events = expected - stored + (row?.events ?? 0);
  return events > 0 ? `${events} provider events are not applied` : null;
}

/** Reads mails back for every reader who is still uncertain, as `galley issue reconcile` does. */
async function reconcile(world: World): Promise<readonly Violation[]> {
  const { db } = world.database;
  const mailer = createMailer({ apiKey: 're_chaos', baseUrl: world.baseUrl });
  const { rows } = await sql<{ id: string }>`
    select distinct issue_id as id from delivery where state = 'uncertain'`.execute(db);
  const violations: Violation[] = [];
  for (const { id } of rows) {
    const found = await reconcileIssue(db, mailer, id);
    if (found.kind === 'unreadable') {
      violations.push({ rule: 'settles', detail: `issue ${id} cannot be reconciled` });
    }
  }
  return violations;
}
