import { placeholder } from '@galley/core/issue';

/**
 * The readers' pages that mails point to. The placeholder goes in as it is: percent-encoding it,
 * as a URL object would, leaves characters that nothing replaces later.
 */
export const unsubscribeLink = (publicUrl: string): string =>
  `${publicUrl}/unsubscribe/${placeholder('token')}`;

export const preferencesLink = (publicUrl: string): string =>
  `${publicUrl}/preferences/${placeholder('token')}`;

export const reviewLink = (publicUrl: string, slug: string): string =>
  `${publicUrl}/reviews/${encodeURIComponent(slug)}`;

export const archiveLink = (publicUrl: string): string => `${publicUrl}/archive`;

/**
 * The address of an article if a mail may link to it: http or https and nothing else, as the editor
 * wrote it unless it holds white space, which would break a line of plain text.
 */
export function articleLink(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  if (url === null || parsed === null) return null;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  return /^\S+$/u.test(url) ? url : parsed.href;
}
