export type {
  Approval,
  LastRead,
  NoProof,
  OtherProof,
  Proof,
  ProofReader,
  ProofRef,
  ProofSource,
  TestSend,
} from './proof.ts';
