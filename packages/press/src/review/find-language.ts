import type { Actor } from '@galley/core/editor';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';

/** In which language an actor's next review of a newsletter is written, or why it can't be queued. */
export async function findQueueLanguage(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  newsletter: string | null,
): Promise<{ readonly kind: 'found'; readonly language: string } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'queue-review', newsletter);
  return found.kind === 'found' ? { kind: 'found', language: found.newsletter.language } : found;
}
