import { setTimeout as sleep } from 'node:timers/promises';
import { NOTICE_SHARE, adjustRate, type Outcome, type SendingRate } from '@galley/core/delivery';
import {
  holdSending,
  lockSendingRate,
  saveSendingRate,
  takeNoticeTurn,
  takeTurn,
  type Database,
  type Kysely,
} from '@galley/db';
import type { WireResult } from '@galley/resend';
import { createQuotaNote } from './quota-note.ts';

/** The sending rate that all lanes of all processes share through the database. */
export interface Pace {
  /** Waits for the next turn; false when the signal ends the wait. */
  turn(signal: AbortSignal): Promise<boolean>;
  /** Whether a rate limit is known to this process, so that turns are scarce. */
  isLimited(): boolean;
  /** Takes the next turn of notices; returns 0, or the seconds until there is one. */
  noticeTurn(): Promise<number>;
  /**
   * Takes a turn without waiting for it, so that a notice goes before bulk, which then waits
   * longer.
   */
  overtake(): Promise<void>;
  /** Holds bulk back after a notice was refused for the rate, within the notices' share of time. */
  giveWay(seconds: number): Promise<void>;
  /** Learns the rate limit, a 429 and the used quotas from an answer, for all processes. */
  learn(result: WireResult, outcome: Outcome): Promise<void>;
}

/** How long "no limit is known" holds without asking the database again. */
const UNLIMITED_MS = 100;
/** Smaller changes are not worth a write. */
const NOTICEABLE = 0.01;

export function createPace(db: Kysely<Database>): Pace {
  let known: SendingRate = { perSecond: null, ceiling: null };
  let unlimitedUntil = 0;
  const quota = createQuotaNote(db);

  async function take(): Promise<number> {
    if (performance.now() < unlimitedUntil) return 0;
    const turn = await takeTurn(db);
    if (turn === null) {
      known = { perSecond: null, ceiling: null };
      unlimitedUntil = performance.now() + UNLIMITED_MS;
      return 0;
    }
    known = turn.rate;
    return turn.waitSeconds;
  }

  return {
    async turn(signal) {
      if (signal.aborted) return false;
      const seconds = await take();
      if (seconds === 0) return true;
      return sleep(seconds * 1000, true, { signal }).catch(() => false);
    },
    isLimited: () => known.perSecond !== null,
    noticeTurn: () => takeNoticeTurn(db, NOTICE_SHARE),
    async overtake() {
      await take();
    },
    async giveWay(seconds) {
      await holdSending(db, seconds, NOTICE_SHARE);
    },
    async learn(result, outcome) {
      await quota.note(result);
      const seen = {
        limit: result.kind === 'response' ? readLimit(result.headers.ratelimitLimit) : null,
        tooFast: outcome.kind === 'slow-down',
      };
      if (!seen.tooFast && !isNoticeable(known, adjustRate(known, seen))) return;
      known = await db.transaction().execute(async (trx) => {
        const { rate: before, held } = await lockSendingRate(trx);
        // Refusals during a pause belong to the burst that caused it, and count once.
        const rate = seen.tooFast && held ? before : adjustRate(before, seen);
        await saveSendingRate(trx, rate, outcome.kind === 'slow-down' ? outcome.seconds : 0);
        return rate;
      });
      unlimitedUntil = 0;
    },
  };
}

function readLimit(header: string | null): number | null {
  const limit = Number(header);
  return header !== null && Number.isFinite(limit) && limit > 0 ? limit : null;
}

function isNoticeable(before: SendingRate, after: SendingRate): boolean {
  if (before.perSecond === null || after.perSecond === null) {
    return before.perSecond !== after.perSecond;
  }
  return Math.abs(after.perSecond / before.perSecond - 1) > NOTICEABLE;
}
