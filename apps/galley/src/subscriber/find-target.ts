import { findNewsletter, type Newsletter } from '@galley/press/newsletter';
import { noNewsletter } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Refused } from '../shell/outcome.ts';

/** The newsletter that subscribers are added to or listed from. */
export const findTarget = async (
  { db }: Press,
  slug: string | undefined,
): Promise<{ readonly kind: 'found'; readonly newsletter: Newsletter } | Refused> => {
  const found = await findNewsletter(db, slug ?? null);
  return found.kind === 'found' ? found : noNewsletter({ slug: slug ?? null, slugs: found.slugs });
};
