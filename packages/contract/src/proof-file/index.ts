export { verifiedProofShape, writtenProofShape, type VerifiedProof } from './proof-file.ts';
