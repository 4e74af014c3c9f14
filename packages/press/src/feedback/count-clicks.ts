import { judgeClicks } from '@galley/core/click';
import type { Feedback } from '@galley/core/feedback';
import {
  insertClicks,
  listClicks,
  listCountingIssues,
  markClicks,
  type Database,
  type StoredClick,
  type Transaction,
} from '@galley/db';

/**
 * Stores clicks, then judges all clicks of each reader with news again: a click that comes late may
 * complete a burst, and when a mail was delivered may be known only afterwards. The caller holds the
 * subscribers' locks and has written the deliveries.
 */
export async function countClicks(
  trx: Transaction<Database>,
  feedback: readonly Feedback[],
): Promise<void> {
  const clicks = feedback.filter((one) => one.kind === 'clicked');
  const news = [...clicks, ...feedback.filter((one) => one.kind === 'delivered')];
  if (news.length === 0) return;
  const counting = await listCountingIssues(trx, [...new Set(news.map((one) => one.issueId))]);
  if (counting.length === 0) return;
  if (clicks.length > 0) {
    await insertClicks(
      trx,
      clicks.map((one) => ({ ...one, at: one.clickedAt })),
    );
  }
  const stored = await listClicks(
    trx,
    news.filter(({ issueId }) => counting.includes(issueId)),
  );
  const changed = judge(stored).filter((one, index) => one.sign !== stored[index]?.sign);
  if (changed.length > 0) await markClicks(trx, changed);
}

/** Judges each reader's clicks together; they stand together. */
function judge(stored: readonly StoredClick[]): readonly StoredClick[] {
  const readers = Map.groupBy(stored, (one) => `${one.issueId}/${one.subscriberId}`);
  return [...readers.values()].flatMap((clicks) => {
    const signs = judgeClicks(
      clicks.map(({ link, at, sign }) => ({ link, at, byProgram: sign === 'program' })),
      clicks[0]?.deliveredAt ?? null,
      clicks[0]?.links ?? 0,
    );
    return clicks.map((click, index) => ({ ...click, sign: signs[index] ?? null }));
  });
}
