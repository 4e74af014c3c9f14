export type {
  Approval,
  LastRead,
  NoProof,
  OtherProof,
  Proof,
  FoundReader,
  ProofReader,
  ProofRendition,
  ProofRef,
  ProofSource,
  TestSend,
} from './proof.ts';
