import { expect, test } from 'vitest';
import { createProof } from './create-proof.ts';
import type { Proof, ProofRef, ProofSource } from './proof.ts';

const proofOf = ({ issue }: ProofRef): Proof => ({
  kind: 'proof',
  name: `Issue ${issue}`,
  newsletter: { title: 'Digest', language: 'en' },
  standing: 'draft',
  approval: null,
  sender: null,
  replyTo: null,
  renditions: [
    { key: 'full', subject: 'S', preheader: 'P', html: '<p>x</p>', text: 'x', headers: {} },
  ],
  contentHash: '0'.repeat(64),
  reviews: [],
  preflight: { passes: true, findings: [], ruleSettings: [] },
  lastRead: null,
  problems: [],
  facts: [],
  canTest: issue !== 9,
  approveCommand: null,
});

function start() {
  const loaded: ProofRef['issue'][] = [];
  const source: ProofSource = {
    mark: async () => 'as it was',
    load: async (ref) => {
      loaded.push(ref.issue);
      return proofOf(ref);
    },
    others: async () => [],
    readers: async () => [],
    findReader: async () => null,
    keepRead: async () => undefined,
    sendTest: async () => ({ kind: 'sent', to: ['ed@digest.example'] }),
  };
  const app = createProof(source);
  const page = async (path: string): Promise<string> => (await app.request(path)).text();
  return { app, page, loaded };
}

test('what became of a test is told of the issue that was sent, and of no other', async () => {
  const { app, page } = start();
  await app.request('/1/test', { method: 'POST' });
  expect(await page('/1?said=tested')).toContain('A test went to ed@digest.example.');
  expect(await page('/2?said=tested')).not.toContain('A test went');
  expect(await page('/1?said=tested&newsletter=other')).not.toContain('A test went');
});

test('a test is offered of what can be sent', async () => {
  const { page } = start();
  expect(await page('/1')).toContain('Send a test');
  expect(await page('/9')).not.toContain('Send a test');
});

test('a proof is compiled once as long as nothing changes, and few are kept', async () => {
  const { page, loaded } = start();
  await page('/1');
  await page('/1/frame/desktop');
  expect(loaded).toEqual([1]);
  for (let issue = 2; issue <= 40; issue += 1) await page(`/${issue}`);
  expect(loaded).toHaveLength(40);
  await page('/40');
  expect(loaded).toHaveLength(40);
  await page('/1');
  expect(loaded).toHaveLength(41);
});
