import type { Account } from '@galley/contract/editor';

export type OwnNewsletter = Account['newsletters'][number];

const PLACE = 'galley.desk.newsletter';

/** The newsletter that somebody looked at last, or the default one; undefined if there is none. */
export function chooseNewsletter({ newsletters }: Account): OwnNewsletter | undefined {
  const last = readLast();
  return (
    newsletters.find(({ slug }) => slug === last) ??
    newsletters.find((one) => one.default) ??
    newsletters[0]
  );
}

export function rememberNewsletter(slug: string): void {
  try {
    localStorage.setItem(PLACE, slug);
  } catch {
    // A browser that keeps nothing begins with the default newsletter.
  }
}

function readLast(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}
