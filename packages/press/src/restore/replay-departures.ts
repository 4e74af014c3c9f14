import type { RefusalOf } from '@galley/contract/refusals';
import {
  createDepartureBook,
  readDepartureLine,
  type Departure,
  type DepartureBook,
  type DepartureOutcome,
} from '@galley/core/departure';
import type { Actor } from '@galley/core/editor';
import { suppressionKeys } from '@galley/core/subscription';
import {
  eraseSubscriber,
  findSuppression,
  listLeaving,
  listSubscribersAfter,
  lockSubscriberById,
  readHold,
  suppressReplayed,
  updateRestoreReview,
  type Database,
  type ReplayedSubscriber,
  type Transaction,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { suppressErased } from '../subscription/erase.ts';
import { endSubscription } from '../subscription/unsubscribe.ts';
import { recordRestoreAct } from './record-restore-act.ts';
import type { RestoreDeps } from './restore-deps.ts';

/** Entries of so long before the snapshot are read too: a transaction may have committed after it. */
const MARGIN_MS = 60 * 60_000;
const PAGE = 5_000;

/** What the log of departures held, and what it changed. */
export interface Replayed {
  readonly kind: 'replayed';
  readonly entries: number;
  readonly unreadable: number;
  readonly unknownKey: number;
  readonly left: number;
  readonly suppressed: number;
  readonly erased: number;
}

export type ReplayDepartures = Replayed | RefusalOf<'not-restored'> | NotAllowed;

/**
 * Applies what the log outside the database knows of departures since the snapshot: readers who left,
 * were suppressed or erased since then are so again. Doing it twice changes nothing more.
 *
 * @param lines the lines of the log, in any order
 */
export async function replayDepartures(
  deps: RestoreDeps,
  actor: Actor,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<ReplayDepartures> {
  const denied = refuse(actor, 'review-restored', null);
  if (denied !== null) return denied;
  const { db, keyring, clock } = deps;
  const hold = await readHold(db);
  if (hold.held === null || hold.snapshot_at === null) return { kind: 'not-restored' };
  const read = await readLog(deps, lines, new Date(hold.snapshot_at.getTime() - MARGIN_MS));
  const book = createDepartureBook(read.departures);
  const counts = { left: 0, suppressed: 0, erased: 0 };
  const known = new Set<string>();
  for (let after = '0'; ;) {
    const page = await listSubscribersAfter(db, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const subscriber of page) {
      const keys = suppressionKeys(keyring, subscriber.address_canonical);
      for (const key of keys) known.add(key);
      const outcome = book.of(keys);
      if (outcome === null) continue;
      const did = await db.transaction().execute((trx) => apply(deps, trx, subscriber, outcome));
      counts.left += did.left;
      counts.suppressed += did.suppressed;
      counts.erased += did.erased;
    }
    after = last.id;
  }
  counts.suppressed += await suppressUnknown(deps, book, known);
  const { entries, unreadable, unknownKey, from, to } = read;
  await db.transaction().execute(async (trx) => {
    await updateRestoreReview(trx, {
      log_read_at: clock(),
      log_from: from,
      log_to: to,
      log_entries: entries,
      log_unreadable: unreadable,
      log_unknown_key: unknownKey,
      left_readers: counts.left,
      suppressed_readers: counts.suppressed,
      erased_readers: counts.erased,
    });
    await recordRestoreAct(trx, actor, 'review-restored', clock());
  });
  return { kind: 'replayed', entries, unreadable, unknownKey, ...counts };
}

async function readLog(
  { keyring }: RestoreDeps,
  lines: AsyncIterable<string> | Iterable<string>,
  since: Date,
) {
  const keyIds = new Set(keyring.signWithEach('').map(({ keyId }) => keyId));
  const departures: Departure[] = [];
  let [entries, unreadable, unknownKey] = [0, 0, 0];
  let from: Date | null = null;
  let to: Date | null = null;
  for await (const line of lines) {
    const read = readDepartureLine(keyring, keyIds, line);
    if (read.kind === 'unreadable') unreadable += 1;
    if (read.kind === 'unknown-key') unknownKey += 1;
    if (read.kind !== 'entry') continue;
    const { entry } = read;
    const at = new Date(entry.at);
    if (from === null || at < from) from = at;
    if (to === null || at > to) to = at;
    if (!('who' in entry)) continue;
    if (at < since) continue;
    entries += 1;
    departures.push(entry);
  }
  return { departures, entries, unreadable, unknownKey, from, to };
}

/** What became of one reader. Who returned after the departure, as rows show, stays. */
async function apply(
  { keyring }: RestoreDeps,
  trx: Transaction<Database>,
  { id, address_canonical: canonical }: ReplayedSubscriber,
  outcome: DepartureOutcome,
): Promise<{ readonly left: number; readonly suppressed: number; readonly erased: number }> {
  const nothing = { left: 0, suppressed: 0, erased: 0 };
  const subscriber = await lockSubscriberById(trx, id);
  // Their address has changed meanwhile.
  if (subscriber === undefined || subscriber.address_canonical !== canonical) return nothing;
  const erasedAt = dateOf(outcome.erasedAt);
  if (erasedAt !== null && subscriber.created_at < erasedAt) {
    await eraseSubscriber(trx, subscriber);
    await suppressErased(trx, keyring, canonical, erasedAt);
    return { ...nothing, erased: 1 };
  }
  const movedAt = dateOf(outcome.movedAt);
  let left = 0;
  for (const { id: subscriptionId, slug, since } of await listLeaving(trx, id)) {
    const leftAt = dateOf(outcome.left.get(slug) ?? null);
    const at = [leftAt, movedAt].find((each) => each !== null && since < each);
    if (at === undefined || at === null) continue;
    const named = { subscriptionId, bucket: subscriber.bucket };
    await endSubscription(trx, named, { source: 'restored', ip: null, now: at });
    left = 1;
  }
  const { suppressed } = outcome;
  if (suppressed === null || suppressed.reason === 'erasure') return { ...nothing, left };
  const { reason } = suppressed;
  const at = new Date(suppressed.at);
  const isKnown = await findSuppression(trx, suppressionKeys(keyring, canonical));
  const isNew =
    isKnown === undefined &&
    (await suppressReplayed(trx, { key: canonical, reason, detail: 'restored', at }));
  return { left, suppressed: isNew ? 1 : 0, erased: 0 };
}

/**
 * Keeps the suppression of addresses that the snapshot doesn't know, by their hash: only the owner
 * of the address can lift it, by confirming.
 */
async function suppressUnknown(
  { db }: RestoreDeps,
  book: DepartureBook,
  known: ReadonlySet<string>,
): Promise<number> {
  let count = 0;
  for (const key of book.keys()) {
    if (known.has(key)) continue;
    const suppressed = book.of([key])?.suppressed;
    if (suppressed === undefined || suppressed === null || suppressed.reason === 'transient-bounce')
      continue;
    const detail = suppressed.reason === 'erasure' ? null : `restored: ${suppressed.reason}`;
    const at = new Date(suppressed.at);
    const isNew = await db
      .transaction()
      .execute((trx) => suppressReplayed(trx, { key, reason: 'erasure', detail, at }));
    if (isNew) count += 1;
  }
  return count;
}

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at));
