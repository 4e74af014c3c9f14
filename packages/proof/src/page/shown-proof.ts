import type { OtherProof, Proof, ProofReader, TestSend } from '@galley/contract/proof';
import type { Shown } from './address.ts';

/** A proof as one page shows it: the rendition, the reader, and the result of the last action. */
export interface ShownProof {
  readonly proof: Proof;
  readonly shown: Shown;
  readonly mark: string;
  readonly others: readonly OtherProof[];
  readonly readers: readonly ProofReader[];
  readonly reader: ProofReader;
  /** True if that reader's choice leaves nothing of the issue. */
  readonly getsNothing: boolean;
  /** The result of the last action. */
  readonly said: string | null;
  readonly test: TestSend | null;
}
