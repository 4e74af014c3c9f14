import type { IssueProof } from '@galley/contract/issue';
import { CLIP_BUDGET, stampedBytes } from '@galley/core/issue';
import { presentAudience } from '../compile/present-audience.ts';
import { iso } from '../iso.ts';
import type { ReadProof } from './proof-issue.ts';

/** Names what a proof shows. */
export const nameProof = ({ isStored, number }: ReadProof): string =>
  isStored ? `Issue ${number}` : `The next issue, ${number}`;

/** What a proof shows as changed since it was last read. */
type Changes = Omit<NonNullable<IssueProof['changes']>, 'since'>;

/** Turns a proof into the contract's shape; `changes` are those since somebody last read it. */
export function presentProof(proof: ReadProof, changes: Changes | null): IssueProof {
  const { issue, isStored, contentHash, lastRead } = proof;
  return {
    number: proof.number,
    name: nameProof(proof),
    state: issue?.state ?? null,
    isStored,
    contentHash,
    sender: proof.sender,
    replyTo: proof.replyTo,
    subject: proof.subject,
    preheader: proof.preheader,
    dueAt: iso(proof.dueAt),
    datedOn: proof.datedOn,
    bytes: stampedBytes(proof.renditions[0]?.html ?? ''),
    clipBytes: CLIP_BUDGET,
    renditions: proof.renditions.map(({ key }) => key),
    audience: presentAudience(proof.audience, proof.renditions),
    reviews: proof.reviews.map(({ id, slug, document, extent }) => ({
      id,
      slug,
      title: document.title,
      extent,
    })),
    carriedOver: proof.carriedOver,
    lastRead: lastRead && {
      at: lastRead.at.toISOString(),
      isThis: lastRead.contentHash === contentHash,
    },
    changes: changes && lastRead && { since: lastRead.at.toISOString(), ...changes },
  };
}
