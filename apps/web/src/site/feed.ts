import type { FeedReview, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { correctionText } from './correction-note.ts';
import type { Markup } from './markup.ts';
import { articleLink, credits, reviewBody } from './review-body.ts';
import { homePath, reviewPath } from './site-paths.ts';
import { issueDay, wordingFor } from './words.ts';

/** A list of reviews for feed readers, before it has a format. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Where the newsletter is, and where this feed is; absolute. */
  readonly home: string;
  readonly self: string;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** A `tag:` URI (RFC 4151), which stays when titles and addresses change. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly summary: string;
  readonly at: Date;
  /** When it was last corrected; null if it wasn't. */
  readonly modifiedAt: Date | null;
  readonly newsletter: string;
  readonly tags: readonly string[];
}

export interface FeedInput {
  readonly newsletter: SiteNewsletter;
  readonly reviews: readonly FeedReview[];
  /** What part of the reviews it has; null for all. */
  readonly part: string | null;
  /** Its path. */
  readonly path: string;
  readonly publicUrl: string;
}

/** Puts together what a feed says, the same for each format. */
export async function composeFeed(input: FeedInput): Promise<Feed> {
  const { newsletter, reviews, part, path, publicUrl } = input;
  const wording = wordingFor(newsletter);
  const { title } = newsletter;
  return {
    title: part === null ? title : wording.pages.archive.feedOf(title, part),
    description: newsletter.tagline ?? wording.pages.everyIssue(title),
    language: newsletter.language,
    home: `${publicUrl}${homePath(newsletter)}`,
    self: `${publicUrl}${path}`,
    items: await Promise.all(
      reviews.map(async (review) => ({
        id: tagOf(newsletter.feedHost ?? new URL(publicUrl).hostname, review),
        url: `${publicUrl}${reviewPath(review.slug)}`,
        title: review.document.title,
        html: directed(wording.direction, flatten(String(await text(newsletter, review)))),
        summary: review.document.summary.join('\n\n'),
        at: review.sentAt,
        modifiedAt: review.corrections[0]?.at ?? null,
        newsletter: title,
        tags: [review.document.outlet].filter((tag) => tag !== ''),
      })),
    ),
  };
}

function text(newsletter: SiteNewsletter, { document, issue, corrections }: FeedReview): Markup {
  const wording = wordingFor(newsletter);
  const { number } = issue;
  return html`${credits(wording, document)}
    ${corrections.map((correction) => correctionText(newsletter, correction))}
    ${reviewBody(wording, document, 2)}
    <p>${articleLink(wording, document)}</p>
    <p>${wording.pages.archive.from(newsletter.title, number, issueDay(newsletter, issue))}</p>`;
}

/**
 * By the review's id and the host's name when the first issue went out, so that a feed reader takes no
 * review for a new one when its title, its address, the protocol or the host changes.
 */
function tagOf(hostname: string, { id }: FeedReview): string {
  const host = hostname.replaceAll(/[[\]]/g, '');
  return `tag:${host.includes(':') ? 'localhost' : host},${FIRST_YEAR}:reviews/${id}`;
}

/** A tag names a day on which its host's name was in use; one that never changes. */
const FIRST_YEAR = '2026';

/** Without the indents of our own source, which mean nothing. */
const flatten = (markup: string): string => markup.replaceAll(/\s*\n\s*/g, '\n').trim();

/** Neither format has a field for the direction. */
const directed = (direction: 'ltr' | 'rtl', markup: string): string =>
  direction === 'rtl' ? `<div dir="rtl">${markup}</div>` : markup;
