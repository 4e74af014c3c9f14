export type {
  Approval,
  LastRead,
  NoProof,
  OtherProof,
  Proof,
  ProofReader,
  ProofRef,
  ProofReview,
  ProofSource,
  TestSend,
} from './proof.ts';
