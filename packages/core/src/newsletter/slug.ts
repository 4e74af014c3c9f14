const LONGEST_SLUG = 60;

export type SlugReading =
  | { readonly kind: 'ok'; readonly slug: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads a name for addresses of pages: lower-case letters, digits and single hyphens. */
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
export function proposeSlug(title: string): string | null {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST_SLUG) : `${slug}-${word}`;
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return slug === '' ? null : slug;
}
