import { PLACEHOLDERS, placeholder } from './placeholder.ts';
import type { Rendition } from './rendition.ts';

/** Replaces a reader's token, without being one: no page acts on it. */
export const SAMPLE_TOKEN = 'sample-of-a-proof';

/** A rendition as a reader would get it, except that its links unsubscribe nobody. */
export function fillWithSample(rendition: Rendition): Rendition {
  const fill = (text: string): string =>
    PLACEHOLDERS.reduce((filled, name) => filled.replaceAll(placeholder(name), SAMPLE_TOKEN), text);
  return {
    ...rendition,
    html: fill(rendition.html),
    text: fill(rendition.text),
    headers: Object.fromEntries(
      Object.entries(rendition.headers).map(([name, value]) => [name, fill(value)]),
    ),
  };
}
