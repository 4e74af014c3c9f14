import { dueBuckets, readCanaries, type Canaries, type SendingIssue } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';

/** Where a claim is to look. */
export interface WhereToClaim {
  readonly bucket: number;
  readonly canaries: Canaries;
  /** What is due was looked up just now. */
  readonly isFresh: boolean;
}

/** Knows where batches of an issue are due, so that few claims look in vain. */
export interface BatchSearch {
  /**
   * Null when nothing is due now.
   *
   * @param looks whether to look up what is due, although some is known
   */
  next(looks?: boolean): Promise<WhereToClaim | null>;
  /**
   * Notes that a claim found nothing more there.
   *
   * @returns whether it knows of another place
   */
  exhausted(bucket: number): boolean;
}

/**
 * What is proven meanwhile opens work for all lanes, so it is looked up again after that time, until
 * all is proven of an audience to which nobody is added any more.
 */
const CANARIES_MS = 1000;
/** On a cluster, looking asks every machine, so what is due is believed for that long. */
const DUE_MS = 1000;

/**
 * Remembers the buckets with due batches and which renditions are proven, which they stay. Whether a
 * batch is due, the claim decides itself.
 */
export function searchBatches(
  { db }: Pick<DeliveryDeps, 'db'>,
  { id, buckets, frozen }: Pick<SendingIssue, 'id' | 'buckets' | 'frozen'>,
): BatchSearch {
  let due: readonly number[] = [];
  let canaries: Canaries | null = null;
  let readAt = 0;
  let lookedAt = 0;

  async function recentCanaries(): Promise<Canaries> {
    const isFinal = canaries?.kind === 'all-proven';
    if (canaries !== null && (isFinal || performance.now() - readAt < CANARIES_MS)) return canaries;
    readAt = performance.now();
    canaries = await readCanaries(db, id, frozen);
    return canaries;
  }

  async function look(): Promise<void> {
    const known = canaries;
    lookedAt = performance.now();
    due = await dueBuckets(db, id, await recentCanaries(), buckets);
    if (due.length === 0 && canaries === known) {
      canaries = null;
      due = await dueBuckets(db, id, await recentCanaries(), buckets);
    }
    // Processes that begin together shall not all begin in the same one.
    const first = Math.floor(Math.random() * due.length);
    due = [...due.slice(first), ...due.slice(0, first)];
  }

  return {
    async next(looks = false) {
      const isOld = buckets.length === 1 || performance.now() - lookedAt >= DUE_MS;
      const isFresh = due.length === 0 || (looks && isOld);
      if (isFresh) await look();
      // All lanes in one bucket, since answers of one are recorded together.
      const [bucket] = due;
      return bucket === undefined ? null : { bucket, canaries: await recentCanaries(), isFresh };
    },
    exhausted(bucket) {
      due = due.filter((one) => one !== bucket);
      return due.length > 0;
    },
  };
}
