import { replaceStyles } from './replace-styles.ts';

const META = /(<meta\b[^>]*\bname="(?:supported-)?color-schemes?"[^>]*\bcontent=")[^"]*"/gi;
const ALWAYS = '(min-width:0)';
const NEVER = '(max-width:0)';

/**
 * Fixes a mail to light or dark mode, whatever the viewing machine prefers. A frame
 * can't be told to be dark, so this resolves the mail's own media queries.
 */
export function setScheme(html: string, scheme: 'light' | 'dark'): string {
  const answer = (asked: string): string => (asked.toLowerCase() === scheme ? ALWAYS : NEVER);
  return replaceStyles(html, (css) =>
    css
      .replaceAll(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
        answer(asked),
      )
      .replaceAll(/\bcolor-scheme\s*:\s*[a-z ]+/gi, `color-scheme:${scheme}`),
  ).replaceAll(META, (_, start: string) => `${start}${scheme}"`);
}
