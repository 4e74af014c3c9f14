import { printDepartureLine, type Departure } from '@galley/core/departure';
import { erasedAddressKey, type Keyring } from '@galley/core/subscription';
import {
  beginDepartures,
  deleteDepartures,
  departuresCompleteTo,
  takeDepartures,
  type Database,
  type Kysely,
  type WaitingDeparture,
} from '@galley/db';
import type { SuppressionReason } from '@galley/core/feedback';
import { appendDepartures, type Clock } from '@galley/runtime';

export interface DepartureLog {
  readonly db: Kysely<Database>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly folder: string;
}

const STEP = 1_000;

/** Begins the log: from now on the database notes departures, and the log says since when. */
export async function beginLog({ db, keyring, clock, folder }: DepartureLog): Promise<void> {
  const since = await beginDepartures(db);
  const mark = { kind: 'began', at: since.toISOString() } as const;
  await appendDepartures(folder, printDepartureLine(keyring, mark), clock());
}

/**
 * Moves departures from the database to the log, and forgets them only once the disk has them. A death
 * in between leaves a line twice, which replaying it tolerates.
 *
 * @returns how many were moved
 */
export async function logDepartures(log: DepartureLog, signal: AbortSignal): Promise<number> {
  const { db, keyring, clock, folder } = log;
  let moved = 0;
  while (!signal.aborted) {
    const count = await db.transaction().execute(async (trx) => {
      const waiting = await takeDepartures(trx, STEP);
      if (waiting.length === 0) return 0;
      const lines = waiting.flatMap((one) => {
        const entry = readWaiting(keyring, one);
        return entry === null ? [] : [printDepartureLine(keyring, entry)];
      });
      await appendDepartures(folder, lines.join(''), clock());
      await deleteDepartures(trx, waiting);
      return waiting.length;
    });
    moved += count;
    if (count < STEP) break;
  }
  return moved;
}

/** Writes down that nothing is missing up to now, if nothing waits. */
export async function markComplete({ db, keyring, clock, folder }: DepartureLog): Promise<void> {
  const at = await departuresCompleteTo(db);
  if (at === null) return;
  await appendDepartures(folder, printDepartureLine(keyring, { kind: 'complete', at }), clock());
}

function readWaiting(keyring: Keyring, one: WaitingDeparture): Departure | null {
  const who = hashed(keyring, one.addressKey);
  const { at, kind, newsletter } = one;
  switch (kind) {
    case 'left':
    case 'returned':
      // Its newsletter is gone, and so is whatever it could mail.
      return newsletter === null ? null : { kind, at, who, newsletter };
    case 'suppressed':
      return { kind, at, who, reason: one.reason as SuppressionReason };
    case 'lifted':
      return { kind, at, who };
    case 'moved':
      return { kind, at, who, to: hashed(keyring, one.toKey ?? '') };
  }
}

/** What an erasure leaves of an address is a hash already. */
const hashed = (keyring: Keyring, key: string): string =>
  key.startsWith('hmac:') ? key : erasedAddressKey(keyring, key);
