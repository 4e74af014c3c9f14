/** How one link is recognised, however it is written; null if it is no link to the web. */
export function linkKey(url: string): string | null {
  const parsed = URL.parse(url.trim());
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}
