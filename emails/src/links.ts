import { placeholder } from '@galley/core/issue';
import { leaveLocalPart } from '@galley/core/subscription';
import type { Messages } from '@galley/wording';

/**
 * The readers' pages that mails link to. The placeholder goes in unchanged: percent-encoding, as in
 * a URL object, would turn it into characters that nothing replaces later.
 */
export const unsubscribeLink = (publicUrl: string): string =>
  `${publicUrl}/unsubscribe/${placeholder('token')}`;

/** The address that a mail program may write to instead. */
export const leaveLink = (inboundDomain: string): string =>
  `mailto:${leaveLocalPart(placeholder('leave'))}@${inboundDomain}?subject=unsubscribe`;

const preferencesLink = (publicUrl: string): string =>
  `${publicUrl}/preferences/${placeholder('token')}`;

export const reviewLink = (publicUrl: string, slug: string): string =>
  `${publicUrl}/reviews/${encodeURIComponent(slug)}`;

export const archiveLink = (publicUrl: string): string => `${publicUrl}/archive`;

/**
 * An article's URL if a mail may link to it: http or https only, as the editor wrote it unless it
 * contains white space, which would break a line of plain text.
 */
export function articleLink(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  if (url === null || parsed === null) return null;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  return /^\S+$/u.test(url) ? url : parsed.href;
}

/** A link at the foot of a mail. */
export interface ColophonLink {
  readonly label: string;
  readonly url: string;
}

/** Where readers leave, or change what they get; an issue has these links at its foot. */
export const readerLinks = (words: Messages, publicUrl: string): readonly ColophonLink[] => [
  { label: words.unsubscribe, url: unsubscribeLink(publicUrl) },
  { label: words.preferences, url: preferencesLink(publicUrl) },
];
