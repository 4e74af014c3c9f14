import { expect, test } from 'vitest';
import { proofWidget } from './proof-widget.ts';

const newsletter = { language: 'en', title: 'The Digest', slug: 'digest' } as Parameters<
  typeof proofWidget
>[0];
async function withoutScript(address: string | null): Promise<string> {
  const page = (await proofWidget(newsletter, {}, address)).toString();
  return /<noscript>(.*)<\/noscript>/.exec(page)?.[1] ?? '';
}

test('a browser without scripts shows where to write instead, if mail can be read', async () => {
  expect(await withoutScript('subscribe+digest@in.news.example')).toContain(
    'switch it on for this page. Or send an empty mail to subscribe+digest@in.news.example.',
  );
  expect(await withoutScript(null)).not.toMatch(/mail/);
});
