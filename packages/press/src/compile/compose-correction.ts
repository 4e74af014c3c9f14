import { contentHash, FULL_RENDITION, noteParagraphs, renditionHash } from '@galley/core/issue';
import type { UrgentCorrection } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { newsletterProps, sha256, type ComposedIssue, type IssueContent } from './compose-issue.ts';

/**
 * Renders an urgent correction: one mail for all who get it. Slow, so never call it inside a
 * transaction.
 */
export async function composeCorrection(
  deps: Pick<PressDeps, 'publicUrl' | 'inboundDomain'>,
  content: IssueContent,
  correction: UrgentCorrection,
): Promise<ComposedIssue> {
  // React and the parsers of reviews load slowly, and most steps never need them.
  const { renderCorrection } = await import('@galley/emails');
  const { changedPassages } = await import('./changed-passages.ts');
  const { newsletter, subject, preheader, note } = content;
  const { before, after, issue, slug, title } = correction;
  const rendered = await renderCorrection({
    newsletter: newsletterProps(newsletter),
    subject,
    preheader,
    number: issue.number,
    date: issue.datedOn,
    reviewTitle: title,
    passages: changedPassages(before, after, newsletter.language),
    editorsNote: noteParagraphs(note),
    note: noteParagraphs(correction.note),
    slug,
    publicUrl: deps.publicUrl,
    inboundDomain: deps.inboundDomain,
  });
  const rendition = { ...rendered, key: FULL_RENDITION };
  const { sender, reply_to: replyTo } = newsletter;
  return {
    sender,
    replyTo,
    renditions: [
      {
        rendition,
        hash: renditionHash(sha256, rendition),
        reviews: [],
        extents: [],
        choices: [],
        base: null,
        corrections: [correction.id],
      },
    ],
    nothing: [],
    corrections: [{ ...correction, wasCarried: correction.carriers.length > 0, toEverybody: true }],
    contentHash: contentHash(sha256, { sender, replyTo, renditions: [rendition] }),
    extents: [],
  };
}
