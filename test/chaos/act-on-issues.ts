import { sql, type Database, type Kysely } from '@galley/db';
import { cancelIssue, pauseIssue, resumeIssue, takeBackIssue } from '@galley/press/issue';
import { suppress } from '@galley/press/subscription';
import { DAY_HOURS, MONTH_HOURS } from './pass-hours.ts';
import type { Random } from './random.ts';
import { isPoison } from './readers.ts';
import { releaseTakenBack } from './release.ts';
import { chaosKeyring, PUBLIC_URL } from './settings.ts';
import { owner } from '../kit/owner.ts';

interface OpenIssue {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly state: 'sending' | 'paused';
  readonly reason: string | null;
}

/** Issues that are being sent or paused. */
async function openIssues(db: Kysely<Database>): Promise<readonly OpenIssue[]> {
  const { rows } = await sql<OpenIssue>`
    select i.id, n.slug, i.number, i.state, i.reason
    from issue i join newsletter n on n.id = i.newsletter_id
    where i.state in ('sending', 'paused') order by i.id`.execute(db);
  return rows;
}

const keyring = chaosKeyring();

const deps = (db: Kysely<Database>) => ({
  db,
  keyring,
  clock: () => new Date(),
  publicUrl: PUBLIC_URL,
  providerUrl: '',
});

/**
 * A person takes a release back while they can, pauses, resumes or, rarely, cancels an issue,
 * through the same steps as commands do. What was taken back is released at their next turn.
 */
export async function someoneActs(
  db: Kysely<Database>,
  random: Random,
  cancels: number,
): Promise<void> {
  await releaseTakenBack(db, random.between(0, 2));
  const issue = random.pick(await openIssues(db));
  if (issue === undefined) return;
  const ref = { newsletter: issue.slug, number: issue.number };
  if (random.chance(cancels)) await cancelIssue(deps(db), owner, ref);
  else if (issue.state === 'sending') {
    const taken = random.chance(0.3) ? await takeBackIssue(deps(db), owner, ref) : null;
    if (taken?.kind !== 'done') await pauseIssue(deps(db), owner, ref);
  } else await takeUp(db, issue);
}

/**
 * Resumes an issue that a person may resume. A refusal that no other mail explains pauses an issue,
 * for example when the refused reader is the last of a rendition: then, as docs/reasons.md says, that
 * address is suppressed first.
 */
async function takeUp(db: Kysely<Database>, issue: OpenIssue): Promise<void> {
  if (issue.state !== 'paused') return;
  if (issue.reason === 'refused') {
    const { rows } = await sql<{ address: string }>`
      select address from delivery
      where issue_id = ${issue.id} and state = 'pending' and address is not null`.execute(db);
    for (const { address } of rows) {
      if (isPoison(address)) await suppress(deps(db), owner, { address });
    }
  } else if (issue.reason !== 'by-hand') return;
  await resumeIssue(deps(db), owner, { newsletter: issue.slug, number: issue.number });
}

/** Cancels an issue while one of its batches was refused for now and waits for another try. */
export async function cancelRefused(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ slug: string; number: number }>`
    select n.slug, i.number from issue i join newsletter n on n.id = i.newsletter_id
    where i.state = 'sending' and i.id in (select issue_id from batch
      where state = 'attempted' and lease_until is null and first_ambiguous_at is null)
    limit 1`.execute(db);
  const [issue] = rows;
  if (issue !== undefined)
    await cancelIssue(deps(db), owner, { newsletter: issue.slug, number: issue.number });
}

/** How long until the provider accepts mails again; null if it accepts them now. */
export async function hoursToQuota(db: Kysely<Database>): Promise<number | null> {
  const reasons = (await openIssues(db)).map(({ reason }) => reason);
  if (reasons.includes('quota-monthly')) return MONTH_HOURS;
  return reasons.includes('quota-daily') ? DAY_HOURS : null;
}

/** Pauses everything that is being sent. */
export async function pauseAll(db: Kysely<Database>): Promise<void> {
  for (const { slug, number } of await openIssues(db)) {
    await pauseIssue(deps(db), owner, { newsletter: slug, number });
  }
}

/** Resumes what a person may resume, and releases what was taken back. */
export async function resumeAll(db: Kysely<Database>): Promise<void> {
  await releaseTakenBack(db, 0);
  for (const issue of await openIssues(db)) await takeUp(db, issue);
}

/** Shortens the pauses between attempts, which a run has no time for, and keeps their order. */
export async function hurry(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ bucket: number }>`
    select distinct bucket from batch where state in ('prepared', 'attempted')
      and not_before > now() + interval '0.4 s'`.execute(db);
  for (const { bucket } of rows) {
    await sql`
      update batch set not_before = now() where bucket = ${bucket} and id in (
        select id from batch where bucket = ${bucket} and state in ('prepared', 'attempted')
          and not_before > now() + interval '0.4 s' for update skip locked)`.execute(db);
  }
}
