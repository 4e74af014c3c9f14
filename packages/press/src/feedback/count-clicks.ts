import { judgeClicks } from '@galley/core/click';
import type { Feedback } from '@galley/core/feedback';
import {
  insertClicks,
  listClicks,
  lockIssueLinks,
  markClicks,
  type Database,
  type StoredClick,
  type Transaction,
} from '@galley/db';

/**
 * Stores clicks, then judges all clicks of each reader with news again: a click that comes late may
 * complete a burst, and when a mail was delivered may be known only afterwards. The caller holds the
 * subscribers' locks and has written the deliveries.
 *
 * @param places the bucket of each subscriber; clicks of the erased are not kept
 */
export async function countClicks(
  trx: Transaction<Database>,
  feedback: readonly Feedback[],
  places: ReadonlyMap<string, number>,
): Promise<void> {
  const clicks = feedback.filter((one) => one.kind === 'clicked');
  const news = [...clicks, ...feedback.filter((one) => one.kind === 'delivered')];
  if (news.length === 0) return;
  const issueIds = [...new Set(news.map((one) => one.issueId))];
  const links = await lockIssueLinks(trx, issueIds, clicks.length > 0);
  if (links.size === 0) return;
  const kept = clicks.flatMap((one) => {
    const bucket = places.get(one.subscriberId);
    const isKept = bucket !== undefined && links.get(one.issueId)?.has(one.link) === true;
    return isKept ? [{ ...one, at: one.clickedAt, bucket }] : [];
  });
  if (kept.length > 0) await insertClicks(trx, kept);
  const counted = news.filter(({ issueId }) => links.has(issueId));
  const stored = await listClicks(trx, counted, places);
  const judged = judge(stored, (issueId) => links.get(issueId)?.size ?? 0);
  const changed = judged.filter((one, index) => one.sign !== stored[index]?.sign);
  if (changed.length > 0) await markClicks(trx, changed);
}

/** Judges each reader's clicks together; they stand together. */
function judge(
  stored: readonly StoredClick[],
  linksOf: (issueId: string) => number,
): readonly StoredClick[] {
  const readers = Map.groupBy(stored, (one) => `${one.issueId}/${one.subscriberId}`);
  return [...readers.values()].flatMap((clicks) => {
    const signs = judgeClicks(
      clicks.map(({ link, at, sign }) => ({ link, at, byProgram: sign === 'program' })),
      clicks[0]?.deliveredAt ?? null,
      linksOf(clicks[0]?.issueId ?? ''),
    );
    return clicks.map((click, index) => ({ ...click, sign: signs[index] ?? null }));
  });
}
