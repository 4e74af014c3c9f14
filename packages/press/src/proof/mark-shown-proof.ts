import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { refuse } from '../door/allow.ts';
import type { IssueRef, IssueRefusal } from '../issue/find-issue.ts';
import type { PressDeps } from '../press-deps.ts';
import { markProofRead, readStoredProof } from './proof-issue.ts';

/**
 * Marks the stored bytes of an issue as read, if they are the ones that a page showed. Later proofs
 * show what is new since then, to everybody.
 */
export async function markShownProof(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { hash, ...ref }: IssueRef & { readonly hash: string },
): Promise<{ readonly kind: 'marked' } | RefusalOf<'other-hash'> | IssueRefusal> {
  const proof = await readStoredProof(deps, actor, ref);
  if (proof.kind !== 'ok') return proof;
  const { newsletter, number, contentHash, renditions } = proof;
  const denied = refuse(actor, 'mark-proof-read', newsletter.id);
  if (denied !== null) return denied;
  if (hash !== contentHash) return { kind: 'other-hash', number, contentHash };
  const read = { newsletterId: newsletter.id, number, contentHash, renditions };
  return markProofRead(deps, actor, read);
}
