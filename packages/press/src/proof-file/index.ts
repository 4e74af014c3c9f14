export { checkProofFile, isProofSigned } from './check-proof-file.ts';
export { writeProofFile, type ProofFileDeps, type WriteProofFile } from './write-proof-file.ts';
