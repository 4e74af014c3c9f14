import type { ProofReaderChoice } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { listProofReaders, readProofMark, type ProofReader } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';

type Ref = { readonly newsletter: string | null };
const MOST_READERS = 30;
const MOST_FOUND = 20;

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

/** Names what the next issue depends on: its date and its slot depend on the clock too. */
export async function markNextProof(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  slug: string,
): Promise<
  | { readonly kind: 'marked'; readonly newsletterId: string; readonly mark: string }
  | NewsletterRefusal
> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', slug);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  const minute = deps.clock().toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
  const mark = `${await readProofMark(deps.db, newsletterId)} ${minute}`;
  return { kind: 'marked', newsletterId, mark };
}

/** Lists some readers whose mail a proof can show. */
export async function proofReaders(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  ref: Ref,
): Promise<readonly ProofReader[]> {
  const found = await findNewsletterFor(deps, actor, 'see-readers', ref.newsletter);
  const wish = { search: '', limit: MOST_READERS };
  return found.kind === 'found' ? listProofReaders(deps.db, found.newsletter.id, wish) : [];
}

/** Lists readers whose copy of a mail can be shown, by how their address begins. */
export async function findProofReaders(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  { newsletter, search }: { readonly newsletter: string; readonly search: string },
): Promise<
  { readonly kind: 'found'; readonly readers: readonly ProofReaderChoice[] } | NewsletterRefusal
> {
  const found = await findNewsletterFor(deps, actor, 'see-readers', newsletter);
  if (found.kind !== 'found') return found;
  const wish = { search: search.trim(), limit: MOST_FOUND };
  return { kind: 'found', readers: await listProofReaders(deps.db, found.newsletter.id, wish) };
}
