import { findNewsletter, noNewsletter, type Newsletter } from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Failed, Refused } from '../shell/outcome.ts';

/** The newsletter that subscribers are added to or listed from. */
export const findTarget = async (
  { db }: Press,
  slug: string | undefined,
): Promise<{ readonly kind: 'found'; readonly newsletter: Newsletter } | Failed | Refused> => {
  const found = await findNewsletter(db, slug ?? null);
  return found.kind === 'found' ? found : answerRefusal(noNewsletter(found));
};
