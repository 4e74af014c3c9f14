import { createHash } from 'node:crypto';
import {
  contentHash,
  issuePath,
  renditionHash,
  type Extent,
  type Rendition,
} from '@galley/core/issue';
import { completeTheme } from '@galley/core/newsletter';
import type { Review } from '@galley/core/review';
import type { NewsletterRow } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';

/** An issue's content before rendering. */
export interface IssueContent {
  readonly newsletter: NewsletterRow;
  readonly number: number;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly subject: string;
  readonly preheader: string;
  /** The month that a best-of covers, `YYYY-MM`; null for a regular issue. */
  readonly bestOf: string | null;
  readonly reviews: readonly ContentReview[];
}

export interface ContentReview {
  readonly id: string;
  readonly slug: string;
  readonly review: Review;
  /** In a best-of, the number of the issue that featured it. */
  readonly featuredIn?: number;
}

/** The bytes of an issue, and the hash that an approval records. */
export interface ComposedIssue {
  readonly sender: string | null;
  readonly replyTo: string | null;
  readonly renditions: readonly { readonly rendition: Rendition; readonly hash: string }[];
  readonly contentHash: string;
  /** How much of each review the mail holds, in the issue's order. */
  readonly extents: readonly Extent[];
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Renders an issue and shortens it to fit. Slow, so never call it inside a transaction. */
export async function composeIssue(
  deps: Pick<PressDeps, 'publicUrl'>,
  content: IssueContent,
): Promise<ComposedIssue> {
  // React loads slowly, and most steps never need it.
  const { renderBestOf, renderFittingIssue } = await import('@galley/emails');
  const { newsletter, number } = content;
  const { sender, reply_to: replyTo, slug, is_default: isDefault } = newsletter;
  const props = {
    newsletter: {
      title: newsletter.title,
      slug,
      language: newsletter.language,
      sender,
      postalAddress: newsletter.postal_address,
      theme: completeTheme(newsletter.theme),
    },
    number,
    date: content.date,
    subject: content.subject,
    preheader: content.preheader,
    publicUrl: deps.publicUrl,
    webUrl: `${deps.publicUrl}${issuePath({ slug, isDefault }, number)}`,
  };
  const { bestOf: month, reviews } = content;
  const { rendition, extents } =
    month === null
      ? await renderFittingIssue({ ...props, reviews })
      : {
          rendition: await renderBestOf({
            ...props,
            month,
            reviews: reviews.map((each) => ({ ...each, issueNumber: each.featuredIn ?? number })),
          }),
          // One paragraph of each; its web page has the rest.
          extents: reviews.map((): Extent => 'headline'),
        };
  return {
    sender,
    replyTo,
    renditions: [{ rendition, hash: renditionHash(sha256, rendition) }],
    contentHash: contentHash(sha256, { sender, replyTo, renditions: [rendition] }),
    extents,
  };
}
