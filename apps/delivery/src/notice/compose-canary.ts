import { CANARY_HEADER, makeCanaryMark } from '@galley/core/inbound';
import { fillWithSample, FULL_RENDITION, PLACEHOLDER_OPEN } from '@galley/core/issue';
import { listRenditions, readIssueRow, type NoticeRow } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { obsolete, type ComposedNotice } from './composed-notice.ts';

/**
 * The mail of an issue to Galley's own address: the approved bytes of its full rendition, with links
 * that belong to nobody, and a mark by which the copy is known when it comes back in.
 */
export async function composeCanary(
  { db, keyring }: DeliveryDeps,
  notice: NoticeRow,
): Promise<ComposedNotice> {
  if (notice.issue_id === null) return obsolete('no-issue');
  const issue = await readIssueRow(db, notice.issue_id);
  if (issue.state === 'cancelled') return obsolete('cancelled');
  const renditions = await listRenditions(db, issue.id);
  const rendition = renditions.find(({ key }) => key === FULL_RENDITION);
  if (rendition === undefined || issue.sender === null) return obsolete('no-rendition');
  const { subject, html, text, headers } = fillWithSample(rendition);
  const own = Object.entries(headers).filter(
    ([name]) =>
      name !== 'List-Unsubscribe-Post' && !rendition.headers[name]?.includes(PLACEHOLDER_OPEN),
  );
  return {
    kind: 'mail',
    mail: {
      from: issue.sender,
      to: notice.address,
      subject,
      html,
      text,
      headers: { ...Object.fromEntries(own), [CANARY_HEADER]: makeCanaryMark(keyring, issue.id) },
      tags: { galley_notice: notice.kind },
      ...(issue.reply_to !== null && { replyTo: issue.reply_to }),
    },
  };
}
