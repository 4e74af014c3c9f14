import { listProofReaders, readProofMark, type ProofReader } from '@galley/db';
import { findNewsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';

type Ref = { readonly newsletter: string | null };
const MOST_READERS = 30;

/**
 * A text that differs once anything has changed that proofs of a newsletter show. Empty as long as
 * there is no such newsletter.
 */
export async function proofMark({ db }: Pick<PressDeps, 'db'>, ref: Ref): Promise<string> {
  const found = await findNewsletter(db, ref.newsletter);
  return found.kind === 'found' ? readProofMark(db, found.newsletter.id) : '';
}

/** Some of the readers through whose eyes a proof can be looked at. */
export async function proofReaders(
  { db }: Pick<PressDeps, 'db'>,
  ref: Ref,
): Promise<readonly ProofReader[]> {
  const found = await findNewsletter(db, ref.newsletter);
  return found.kind === 'found' ? listProofReaders(db, found.newsletter.id, MOST_READERS) : [];
}
