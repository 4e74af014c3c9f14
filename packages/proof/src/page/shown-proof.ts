import type { OtherProof, Proof, ProofReader, TestSend } from '../proof.ts';
import type { Shown } from './address.ts';

/** A proof as one page shows it: in which rendition, through whose eyes, after what was done. */
export interface ShownProof {
  readonly proof: Proof;
  readonly shown: Shown;
  readonly mark: string;
  readonly others: readonly OtherProof[];
  readonly readers: readonly ProofReader[];
  readonly reader: ProofReader;
  /** What the last action did. */
  readonly said: string | null;
  readonly test: TestSend | null;
}
