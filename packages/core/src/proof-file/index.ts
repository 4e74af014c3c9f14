export {
  beginProofCheck,
  type CheckedProof,
  type ProofCheck,
  type ProofClaim,
} from './check-proof.ts';
export {
  FATES,
  PROOF_FORMAT,
  addDelivery,
  noTotals,
  printProofLine,
  type ProofDelivery,
} from './proof-lines.ts';
