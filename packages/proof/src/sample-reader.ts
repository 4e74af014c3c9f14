import type { ProofReader } from '@galley/contract/proof';

/** Who gets the mail of a proof unless somebody chooses a reader. */
export const SAMPLE_READER: ProofReader = { address: 'reader@example.org', name: 'Sample Reader' };
