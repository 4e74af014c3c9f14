import type { ProofSource } from '@galley/contract/proof';

/** A source without any proof: its pages still answer. */
export const createProofSource = (): ProofSource => ({
  mark: async () => 'as it was',
  load: async () => ({ kind: 'nothing', name: 'None', why: 'None.', command: null, problems: [] }),
  others: async () => [],
  readers: async () => [],
  findReader: async () => null,
  keepRead: async () => undefined,
  sendTest: async () => ({ kind: 'failed', problem: 'There is nothing to send.' }),
});
