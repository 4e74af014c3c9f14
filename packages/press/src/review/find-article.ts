import type { FoundArticle } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findSameArticle } from './find-same-article.ts';

/** Finds whether a newsletter has a review of an article, before anybody queues one. */
export async function findArticle(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  input: { readonly newsletter: string | null } & Pick<Review, 'title' | 'outlet' | 'url'>,
): Promise<({ readonly kind: 'looked' } & FoundArticle) | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const there = await findSameArticle(deps.db, found.newsletter.id, input);
  if (there === null) return { kind: 'looked', there };
  const { kind: _, ...its } = there;
  return { kind: 'looked', there: its };
}
