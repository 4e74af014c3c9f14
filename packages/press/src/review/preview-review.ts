import type { Actor } from '@galley/core/editor';
import { fillWithSample, issuePath, proposePreheader, proposeSubject } from '@galley/core/issue';
import { completeTheme, localDate } from '@galley/core/newsletter';
import { nextIssueNumber, readNewsletterRow } from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { findReview, type ReviewRefusal } from './present-review.ts';

/**
 * Renders the newest text of a review as its newsletter's mail would show it, alone and in full. A
 * pending text counts, although its issue doesn't hold it yet.
 */
export async function previewReview(
  deps: Pick<PressDeps, 'db' | 'clock' | 'publicUrl'>,
  actor: Actor,
  id: string,
): Promise<{ readonly kind: 'rendered'; readonly html: string } | ReviewRefusal> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'see-newsletter', row.newsletter_id);
  if (denied !== null) return denied;
  const newsletter = await readNewsletterRow(deps.db, row.newsletter_id);
  const number = row.issue_number ?? (await nextIssueNumber(deps.db, row.newsletter_id));
  const review = row.pending ?? row.document;
  const { slug, is_default: isDefault } = newsletter;
  // React loads slowly, and most steps never need it.
  const { renderIssue } = await import('@galley/emails');
  const rendition = await renderIssue({
    newsletter: {
      title: newsletter.title,
      slug,
      language: newsletter.language,
      sender: newsletter.sender,
      postalAddress: newsletter.postal_address,
      theme: completeTheme(newsletter.theme),
    },
    number,
    date: row.issue_due_on ?? localDate(newsletter.time_zone, deps.clock()),
    subject: proposeSubject([review]),
    preheader: proposePreheader([review]),
    reviews: [{ review, slug: row.slug, extent: 'full' }],
    publicUrl: deps.publicUrl,
    webUrl: `${deps.publicUrl}${issuePath({ slug, isDefault }, number)}`,
  });
  return { kind: 'rendered', html: fillWithSample(rendition).html };
}
