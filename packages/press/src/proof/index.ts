export { findMistake, pressProofs } from './press-proofs.ts';
export { markProofRead, proofIssue } from './proof-issue.ts';
