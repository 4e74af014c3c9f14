import { slugOf } from '../slug/index.ts';

const LONGEST_SLUG = 60;

export type SlugReading =
  | { readonly kind: 'ok'; readonly slug: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads a newsletter's name in URLs: lower-case letters, digits and single hyphens. */
export function parseSlug(text: string): SlugReading {
  const slug = text.trim();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= LONGEST_SLUG) {
    return { kind: 'ok', slug };
  }
  return {
    kind: 'invalid',
    expected: `lower-case letters, digits and hyphens, at most ${LONGEST_SLUG} (such as "the-digest")`,
  };
}

/** Proposes a slug from a title; null when nothing of the title is left. */
export const proposeSlug = (title: string): string | null => slugOf(title, LONGEST_SLUG);
