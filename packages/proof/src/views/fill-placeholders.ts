import { PLACEHOLDERS, placeholder, type Rendition } from '@galley/core/issue';

/**
 * Stands where a reader's own token will be. It is no token, so the links of a proof lead to pages
 * that change nothing.
 */
const SAMPLE = 'sample-of-a-proof';

/** A rendition as one reader would get it, except that its links change nothing. */
export function fillPlaceholders(rendition: Rendition): Rendition {
  const fill = (text: string): string =>
    PLACEHOLDERS.reduce((filled, name) => filled.replaceAll(placeholder(name), SAMPLE), text);
  return {
    ...rendition,
    html: fill(rendition.html),
    text: fill(rendition.text),
    headers: Object.fromEntries(
      Object.entries(rendition.headers).map(([name, value]) => [name, fill(value)]),
    ),
  };
}
