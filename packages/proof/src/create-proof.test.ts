import { expect, test } from 'vitest';
import { createProof } from './create-proof.ts';
import type { Proof, ProofRef, ProofSource } from '@galley/contract/proof';

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
  audiences: [],
  contentHash: '0'.repeat(64),
  reviews: [],
  isBestOf: false,
  preflight: { passes: true, findings: [], ruleSettings: [] },
  lastRead: null,
  problems: [],
  facts: [],
  canTest: issue !== 9,
  approveCommand: null,
});

const SOURCE: ProofSource = {
  mark: async () => 'as it was',
  load: async (ref) => proofOf(ref),
  others: async () => [],
  readers: async () => [],
  findReader: async () => null,
  keepRead: async () => undefined,
  sendTest: async () => ({ kind: 'sent', to: ['ed@digest.example'] }),
};

function start() {
  const loaded: ProofRef['issue'][] = [];
  const app = createProof({
    ...SOURCE,
    load: async (ref) => {
      loaded.push(ref.issue);
      return proofOf(ref);
    },
  });
  const page = async (path: string): Promise<string> => (await app.request(path)).text();
  return { app, page, loaded };
}

test('the outcome of a test appears only on the issue that was sent', async () => {
  const { app, page } = start();
  await app.request('/1/test', { method: 'POST' });
  expect(await page('/1?said=tested')).toContain('A test went to ed@digest.example.');
  expect(await page('/2?said=tested')).not.toContain('A test went');
  expect(await page('/1?said=tested&newsletter=other')).not.toContain('A test went');
});

test('every page forbids what it does not need, and a frame has a policy of its own', async () => {
  const { app } = start();
  const { headers } = await app.request('/1');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).toBeNull();
  const frame = await app.request('/1/frame/desktop');
  expect(frame.headers.get('content-security-policy')).toContain('sandbox');
});

test('a month’s best is not called shortened', async () => {
  const review = { title: 'A', extent: 'headline', url: 'https://digest.example/a' } as const;
  const page = async (isBestOf: boolean) => {
    const load = async (ref: ProofRef) => ({ ...proofOf(ref), reviews: [review], isBestOf });
    return (await createProof({ ...SOURCE, load }).request('/1')).text();
  };
  expect(await page(false)).toContain('1 of 1 shortened');
  expect(await page(true)).toContain('The mail has a paragraph of each');
  expect(await page(true)).not.toMatch(/shortened|headline only/);
});

test('a test is offered only for what can be sent', async () => {
  const { page } = start();
  expect(await page('/1')).toContain('Send a test');
  expect(await page('/9')).not.toContain('Send a test');
});

test('a proof is compiled once while nothing changes, and few are kept', async () => {
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
