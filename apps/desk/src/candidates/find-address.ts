import { isHttpUrl } from '@galley/core/review';

/**
 * Finds the address in what somebody typed, or in what another program has shared: many put it into
 * a text.
 */
export function findAddress(...texts: readonly string[]): string | null {
  for (const text of texts) {
    const whole = text.trim();
    const [inside = ''] = /https?:\/\/[^\s<>"]+/i.exec(whole) ?? [];
    const bare = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(whole) ? `https://${whole}` : '';
    const found = [whole, inside, bare].find((each) => isHttpUrl(each));
    if (found !== undefined) return found;
  }
  return null;
}
