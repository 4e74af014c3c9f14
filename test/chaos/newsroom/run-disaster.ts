import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type OpenedDatabase } from '@galley/db';
import type { ChaosServer } from '../chaos-server.ts';
import { compareMails } from './compare-mails.ts';
import { openNewsroom, progressOf, type Newsroom } from './newsroom.ts';
import { findLeavePath, readMails } from './read-mails.ts';
import { addressesOf, rateFor, type NewsroomRun } from './run-newsroom.ts';

export interface DisasterReport {
  readonly seconds: number;
  /** Mails that the provider had when the backup was written, when the disaster came, and in the end. */
  readonly mails: readonly [number, number, number];
  readonly problems: readonly string[];
}

const SLUG = 'daily';
/** A newsletter whose only issue goes out between backup and disaster. */
const FORGOTTEN = 'weekly';
const FORGOTTEN_READERS = 300;
const BACKED_UP_AT = 0.3;
const LOST_AT = 0.6;
const LOOK_MS = 300;

/**
 * A newsroom is backed up while it sends, goes on, and loses its database: with it the news of most
 * mails, of readers who left, and of a whole issue. What is restored must mail nobody twice, nobody who
 * left, and everybody else.
 */
export async function runDisaster(server: ChaosServer, run: NewsroomRun): Promise<DisasterReport> {
  const { readers, seed, say } = run;
  const began = performance.now();
  const before = await server.createDatabase();
  const newsroom = await openNewsroom(server, before, { seed, rateLimit: rateFor(run) });
  const addresses = addressesOf(readers, 'newsroom');
  const forgotten = addressesOf(FORGOTTEN_READERS, 'forgotten');
  say(`importing ${readers} readers`);
  await newsroom.approveIssue(SLUG, addresses);
  await newsroom.approveIssue(FORGOTTEN, forgotten);
  const parts = await newsroom.start(before);
  await newsroom.galley('issue', 'send', '1', '--newsletter', SLUG);

  await until(before, ({ sent }) => sent >= readers * BACKED_UP_AT);
  const file = join(server.folder, 'newsroom.backup');
  say((await newsroom.galley('backup', file)).trim());
  const atBackup = (await readMails(newsroom.ledgerPath)).length;

  await newsroom.galley('issue', 'send', '1', '--newsletter', FORGOTTEN);
  const left = await peopleLeave(newsroom, addresses);
  await until(before, ({ sent }) => sent >= readers * LOST_AT);
  await untilSent(before, FORGOTTEN);
  for (const part of parts) part.kill();
  await Promise.all(parts.map((part) => part.close()));
  const lost = await readMails(newsroom.ledgerPath);
  const after = await emptyDatabase(server, before);
  await server.dropDatabase(before);
  say(`the database is lost; ${lost.length} mails are out, ${left.length} readers have left`);

  const problems = await bringBack(newsroom, after, file, say);
  const mails = await readMails(newsroom.ledgerPath);
  const daily = mails.filter(({ to }) => !to.endsWith('@forgotten.example'));
  const { rows } = await after.pool.query<{ address: string }>(
    `select distinct p.address from delivery d join subscriber p on p.id = d.subscriber_id
     where d.state in ('uncertain', 'excluded')
     union select address from subscriber join suppression on address_key = address_canonical`,
  );
  const excused = new Set([...left, ...rows.map(({ address }) => address)]);
  problems.push(
    ...compareMails(
      addresses,
      daily.map(({ to }) => to),
      excused,
    ),
  );
  problems.push(
    ...compareMails(
      forgotten,
      mails.map(({ to }) => to).filter((to) => forgotten.includes(to)),
    ),
  );
  const early = new Set(lost.map(({ id }) => id));
  for (const { id, to } of mails) {
    if (!early.has(id) && left.includes(to)) problems.push(`${to} had left, and was mailed`);
  }
  await newsroom.close();
  await server.dropDatabase(after);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, mails: [atBackup, lost.length, mails.length], problems };
}

/** One is suppressed by hand, one erased, and one leaves by the link in the mail. */
async function peopleLeave(newsroom: Newsroom, addresses: readonly string[]): Promise<string[]> {
  const [suppressed = '', erased = ''] = addresses.slice(-2);
  await newsroom.galley('subscriber', 'suppress', suppressed);
  await newsroom.galley('subscriber', 'erase', erased, '--yes');
  const leaver = await findLeavePath(newsroom.ledgerPath, new Set(addresses));
  const answer = await fetch(`${newsroom.url}${leaver.path}`, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  if (answer.status !== 200) throw new Error(`leaving was answered by ${answer.status}`);
  // The log is written within seconds of a departure.
  await sleep(5000);
  return [suppressed, erased, leaver.to];
}

/** Does what docs/restore.md says, and waits until the issue has ended. */
async function bringBack(
  newsroom: Newsroom,
  database: OpenedDatabase,
  file: string,
  say: (line: string) => void,
): Promise<string[]> {
  const parts = await newsroom.start(database, () => newsroom.galley('restore', file).then(say));
  say(await newsroom.galley('restored', 'look'));
  await newsroom.galley('restored', 'release', SLUG, FORGOTTEN);
  const { state } = await progressOf(database, SLUG);
  const problems = state === 'paused' ? [] : [`the issue is ${state} after the release`];
  await newsroom.galley('issue', 'resume', '1', '--newsletter', SLUG);
  await untilSent(database, SLUG);
  const other = await progressOf(database, FORGOTTEN);
  if (other.state !== 'paused' && other.state !== 'sent') {
    problems.push(`the issue that was forgotten is ${other.state}`);
  }
  await Promise.all(parts.map((part) => part.close()));
  return [...problems, ...parts.flatMap(({ falls }) => falls)];
}

async function until(
  database: OpenedDatabase,
  isReached: (progress: { readonly state: string; readonly sent: number }) => boolean,
  slug = SLUG,
): Promise<void> {
  for (;;) {
    const progress = await progressOf(database, slug);
    if (isReached(progress) || progress.state === 'sent') return;
    await sleep(LOOK_MS);
  }
}

const untilSent = (database: OpenedDatabase, slug: string): Promise<void> =>
  until(database, ({ state }) => state === 'sent', slug);

/** Nobody else may be connected to the place of a restore, not even we. */
async function emptyDatabase(server: ChaosServer, other: OpenedDatabase): Promise<OpenedDatabase> {
  const database = await server.createDatabase();
  await sql`drop schema public cascade`.execute(database.db);
  await sql`create schema public`.execute(database.db);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
    database.db,
  );
  await other.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [rows[0]?.name],
  );
  return database;
}
