import { mayMailReader } from '@galley/core/delivery';
import { EDITORS_KINDS, NOTICE_KINDS, readNoticeQuota, secondsToNextNotice } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { sendNextNotice } from './send-notice.ts';

/** The daily count falls mail by mail, and the next issue may be sent meanwhile. */
const QUOTA_LOOK_SECONDS = 60;

/**
 * Sends the notices that are due, within their share of the sending rate and of the daily quota.
 *
 * @returns the seconds after which there will be more to do, or null when it knows of none
 */
export async function sendNotices(deps: DeliveryDeps, signal: AbortSignal): Promise<number | null> {
  const { db, pace } = deps;
  while (!signal.aborted) {
    const readersToo = mayMailReader(await readNoticeQuota(db));
    const kinds = readersToo ? NOTICE_KINDS : EDITORS_KINDS;
    const seconds = await secondsToNextNotice(db, kinds);
    if (seconds === null || seconds > 0) {
      return readersToo ? seconds : Math.min(seconds ?? Infinity, QUOTA_LOOK_SECONDS);
    }
    const wait = await pace.noticeTurn();
    if (wait > 0) return wait;
    await sendNextNotice(deps, kinds);
  }
  return null;
}
