import type { Queue } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentQueue } from './present-queue.ts';

/**
 * Reads a newsletter's queue in order, what is held, and the next slot that takes from it, without
 * the reviews' texts.
 */
export async function readQueue(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  newsletter: string | null,
): Promise<{ readonly kind: 'read'; readonly queue: Queue } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', newsletter);
  if (found.kind !== 'found') return found;
  const queue = await readAtOnce(deps.db, async (trx) =>
    presentQueue(trx, found.newsletter, deps.clock()),
  );
  return { kind: 'read', queue };
}
