export { findMistake, pressProofs, type ProofDeps } from './press-proofs.ts';
export { markProofRead, proofIssue } from './proof-issue.ts';
export { proofMark } from './proof-newsletter.ts';
