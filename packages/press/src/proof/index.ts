export { markShownProof } from './mark-shown-proof.ts';
export { openFrame, type FrameWish } from './open-frame.ts';
export { presentProof } from './present-proof.ts';
export { findMistake, pressProofs } from './press-proofs.ts';
export {
  markProofRead,
  proofIssue,
  readNextProof,
  readStoredProof,
  type ReadNextProof,
  type ReadProof,
} from './proof-issue.ts';
export { findProofReaders, markNextProof } from './proof-newsletter.ts';
