import type { Actor } from '@galley/core/editor';
import { listProofReaders, readProofMark, type ProofReader } from '@galley/db';
import { findNewsletterFor } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';

type Ref = { readonly newsletter: string | null };
const MOST_READERS = 30;

/**
 * Returns a mark that changes with anything a newsletter's proofs show; empty if there is no
 * newsletter that the actor may see.
 */
export async function proofMark(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  ref: Ref,
): Promise<string> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', ref.newsletter);
  return found.kind === 'found' ? readProofMark(deps.db, found.newsletter.id) : '';
}

/** Lists some readers whose mail a proof can show. */
export async function proofReaders(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  ref: Ref,
): Promise<readonly ProofReader[]> {
  const found = await findNewsletterFor(deps, actor, 'see-readers', ref.newsletter);
  return found.kind === 'found' ? listProofReaders(deps.db, found.newsletter.id, MOST_READERS) : [];
}
