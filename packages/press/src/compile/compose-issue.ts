import { createHash } from 'node:crypto';
import {
  choosableReview,
  contentHash,
  correctedKey,
  issuePath,
  noteParagraphs,
  planRenditions,
  renditionHash,
  type CorrectionPlan,
  type CountedChoice,
  type Extent,
  type PlannedChoice,
  type Rendition,
  type RenditionPlan,
} from '@galley/core/issue';
import { completeTheme } from '@galley/core/newsletter';
import type { Review } from '@galley/core/review';
import type {
  NewRendition,
  NewsletterRow,
  OwedCorrection,
  SaidCorrection,
  UrgentCorrection,
} from '@galley/db';
import { inSpan } from '@galley/trace';
import type { PressDeps } from '../press-deps.ts';

/** What an inbox shows of a mail. */
export interface Lines {
  readonly subject: string;
  readonly preheader: string;
}

/** An issue's content before rendering. */
export interface IssueContent extends Lines {
  readonly newsletter: NewsletterRow;
  readonly number: number;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /**
   * The lines of a rendition with these reviews: proposed ones name what it holds. All renditions
   * have those of the issue if this is missing.
   */
  readonly linesOf?: (reviews: readonly Review[]) => Lines;
  /** The editor's note, as `readNote` gives it. */
  readonly note: string | null;
  /** The month that a best-of covers, `YYYY-MM`; null for a regular issue. */
  readonly bestOf: string | null;
  /** The correction that an urgent one brings, without reviews; null for all other issues. */
  readonly corrects: UrgentCorrection | null;
  readonly reviews: readonly ContentReview[];
}

/** The corrections that an issue may carry, and who gets them. */
export interface ContentCorrections {
  /** In the order in which they were made. */
  readonly all: readonly ContentCorrection[];
  /** Decides who gets which, once it is known which rendition each choice gives. */
  readonly plan: (renditions: RenditionPlan) => CorrectionPlan;
}

export interface ContentCorrection extends SaidCorrection, OwedCorrection {
  /** Whether an issue has carried it before. */
  readonly wasCarried: boolean;
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
  /** The full one first. */
  readonly renditions: readonly NewRendition[];
  /** The choices that leave nothing of it. */
  readonly nothing: readonly PlannedChoice[];
  /** The corrections that it carries. */
  readonly corrections: readonly (ContentCorrection & { readonly toEverybody: boolean })[];
  readonly contentHash: string;
  /** How much of each review the full mail holds, in the issue's order. */
  readonly extents: readonly Extent[];
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Renders an issue for everybody and for each set of reviews that readers have chosen, each shortened
 * to fit by itself. Slow, so never call it inside a transaction.
 */
export const composeIssue: typeof compose = async (deps, content, ...its) =>
  inSpan('compile', { 'galley.newsletter_id': content.newsletter.id }, () =>
    compose(deps, content, ...its),
  );

async function compose(
  deps: Pick<PressDeps, 'publicUrl' | 'inboundDomain'>,
  content: IssueContent,
  choices: readonly CountedChoice[] = [],
  corrections: ContentCorrections = NO_CORRECTIONS,
): Promise<ComposedIssue> {
  const { sender, reply_to: replyTo } = content.newsletter;
  const plan = planRenditions(
    content.reviews.map(({ id, review }) =>
      choosableReview(id, review, content.newsletter.topic_keys),
    ),
    choices,
  );
  const corrected = corrections.plan(plan);
  // One that some have got before is not said again to everybody.
  const toAll =
    corrected.to === 'everybody' ? corrections.all.filter(({ wasCarried }) => !wasCarried) : [];
  const make = async (
    key: string,
    ids: readonly string[],
    said: readonly ContentCorrection[],
  ): Promise<Omit<NewRendition, 'choices' | 'base'>> => {
    const reviews = content.reviews.filter(({ id }) => ids.includes(id));
    const made = await renderWith(deps, content, reviews, said);
    const rendition = { ...made.rendition, key };
    return {
      rendition,
      hash: renditionHash(sha256, rendition),
      reviews: ids,
      extents: made.extents,
      corrections: said.map(({ id }) => id),
    };
  };
  const renditions: NewRendition[] = [];
  for (const { key, reviews, choices: its } of plan.renditions) {
    renditions.push({ ...(await make(key, reviews, toAll)), choices: its, base: null });
  }
  const forOld = corrected.to === 'old-readers' ? corrected.renditions : [];
  for (const { base, corrections: ids } of forOld) {
    const reviews = plan.renditions.find(({ key }) => key === base)?.reviews;
    const said = corrections.all.filter(({ id }) => ids.includes(id));
    if (reviews === undefined || said.length < ids.length) continue;
    renditions.push({ ...(await make(correctedKey(base, ids), reviews, said)), choices: [], base });
  }
  const carried = new Set(renditions.flatMap((each) => each.corrections));
  return {
    sender,
    replyTo,
    renditions,
    nothing: plan.nothing,
    corrections: corrections.all
      .filter(({ id }) => carried.has(id))
      .map((each) => ({ ...each, toEverybody: corrected.to === 'everybody' })),
    contentHash: contentHash(sha256, {
      sender,
      replyTo,
      renditions: renditions.map(({ rendition }) => rendition),
    }),
    extents: renditions[0]?.extents ?? [],
  };
}

const NO_CORRECTIONS: ContentCorrections = { all: [], plan: () => ({ to: 'nobody' }) };

/** What a mail shows of its newsletter. */
export const newsletterProps = (newsletter: NewsletterRow) => ({
  title: newsletter.title,
  slug: newsletter.slug,
  language: newsletter.language,
  sender: newsletter.sender,
  postalAddress: newsletter.postal_address,
  theme: completeTheme(newsletter.theme),
});

/** Renders an issue with some of its reviews, and with corrections of earlier ones. */
async function renderWith(
  deps: Pick<PressDeps, 'publicUrl' | 'inboundDomain'>,
  content: IssueContent,
  reviews: readonly ContentReview[],
  corrections: readonly ContentCorrection[],
): Promise<{ readonly rendition: Rendition; readonly extents: readonly Extent[] }> {
  // React loads slowly, and most steps never need it.
  const { renderBestOf, renderFittingIssue } = await import('@galley/emails');
  const { newsletter, number, bestOf: month } = content;
  const { slug, is_default: isDefault } = newsletter;
  const { subject, preheader } = content.linesOf?.(reviews.map(({ review }) => review)) ?? content;
  const props = {
    newsletter: newsletterProps(newsletter),
    number,
    date: content.date,
    subject,
    preheader,
    note: noteParagraphs(content.note),
    corrections: corrections.map(({ title, slug: page, note, issue }) => ({
      title,
      slug: page,
      note: noteParagraphs(note),
      ...issue,
    })),
    publicUrl: deps.publicUrl,
    inboundDomain: deps.inboundDomain,
    webUrl: `${deps.publicUrl}${issuePath({ slug, isDefault }, number)}`,
  };
  if (month === null) return renderFittingIssue({ ...props, reviews });
  return {
    rendition: await renderBestOf({
      ...props,
      month,
      reviews: reviews.map((each) => ({ ...each, issueNumber: each.featuredIn ?? number })),
    }),
    // One paragraph of each; its web page has the rest.
    extents: reviews.map((): Extent => 'headline'),
  };
}
