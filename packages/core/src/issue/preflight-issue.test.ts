import { expect, test } from 'vitest';
import { placeholder } from './placeholder.ts';
import { checkOverrides, preflight, remainingStops } from './preflight-issue.ts';
import type { PreflightInput } from './preflight/index.ts';
import { testReview } from './test-review.ts';

const link = `https://digest.example/unsubscribe/${placeholder('token')}`;

const good: PreflightInput = {
  newsletter: { title: 'The Digest', postalAddress: '1 Main St\nSpringfield' },
  sender: 'news@digest.example',
  subject: 'A subject',
  reviews: [{ review: testReview(), canonicalUrl: 'https://wired.com/a' }],
  renditions: [
    {
      key: 'full',
      subject: 'A subject',
      preheader: '',
      html: `<a href="${link}">Unsubscribe</a>`,
      text: `${link}\n1 Main St, \nSpringfield`,
      headers: {
        'List-Unsubscribe': `<${link}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
  ],
  publicUrl: 'https://digest.example',
  providerUrl: 'https://api.resend.com',
  readers: 3,
};

type Full = PreflightInput['renditions'][number];
const withRendition = (change: (full: Full) => Partial<Full>): PreflightInput => ({
  ...good,
  renditions: good.renditions.map((full) => ({ ...full, ...change(full) })),
});

const found = (input: PreflightInput) =>
  preflight(input).findings.map(({ rule, severity }) => `${rule} ${severity}`);

test('nothing is found in a good issue', () => {
  expect(preflight(good)).toEqual({ passes: true, findings: [] });
});

test.each<[string, PreflightInput]>([
  ['missing-sender', { ...good, sender: null }],
  ['missing-postal-address', { ...good, newsletter: { title: 'X', postalAddress: null } }],
  ['missing-postal-address', withRendition(() => ({ text: link }))],
  ['empty-subject', { ...good, subject: ' ' }],
  ['missing-unsubscribe', { ...good, renditions: [] }],
  ['missing-unsubscribe', withRendition(() => ({ text: '1 Main St Springfield' }))],
  ['missing-unsubscribe', withRendition(() => ({ html: 'no link' }))],
  [
    'missing-unsubscribe',
    withRendition(({ headers }) => ({ headers: { ...headers, 'List-Unsubscribe': '<x>' } })),
  ],
  [
    'missing-unsubscribe',
    withRendition(({ headers }) => ({ headers: { ...headers, 'List-Unsubscribe-Post': '' } })),
  ],
  ['left-over-placeholder', withRendition(({ html }) => ({ html: `${html}\uFDD0name\uFDD1` }))],
  ['over-clip', withRendition(({ html }) => ({ html: html + 'ä'.repeat(51_200) }))],
])('%s stops an issue', (rule, input) => {
  expect(found(input)).toEqual([`${rule} stops`]);
  expect(preflight(input).passes).toBe(false);
});

test('the links of one PUBLIC_URL do not pass under another', () => {
  expect(found({ ...good, publicUrl: 'https://other.example' })).toContain(
    'missing-unsubscribe stops',
  );
});

test('plain http stops an issue unless its mail stays on this machine', () => {
  const http = withRendition((full) =>
    JSON.parse(JSON.stringify(full).replaceAll('https', 'http')),
  );
  const local = { ...http, publicUrl: 'http://digest.example' };
  expect(found(local)).toEqual(['insecure-public-url stops']);
  for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000']) {
    expect(found({ ...local, providerUrl: `http://${host}/sandbox` })).toEqual([]);
  }
  expect(found({ ...local, providerUrl: 'http://127.0.0.1.example.com' })).not.toEqual([]);
});

test.each<[string, PreflightInput]>([
  ['long-subject warns', { ...good, subject: 'x'.repeat(71) }],
  ['repeated-article warns', { ...good, reviews: [...good.reviews, ...good.reviews] }],
  ['no-readers warns', { ...good, readers: 0 }],
  [
    'empty-heading informs',
    {
      ...good,
      reviews: [
        { review: testReview({ analysis: [{ heading: 'Race', blocks: [] }] }), canonicalUrl: null },
      ],
    },
  ],
])('%s and nothing more', (finding, input) => {
  expect(found(input)).toEqual([finding]);
  expect(preflight(input).passes).toBe(true);
});

const override = (rule: string, because = 'we know') => ({ rule, because, by: 'ada' });

test('a reason sets a rule aside, but none about the law or the bytes', () => {
  const over = preflight(withRendition(({ html }) => ({ html: html + 'x'.repeat(110_000) })));
  expect(remainingStops(over, [])).toHaveLength(1);
  expect(remainingStops(over, [override('over-clip')])).toEqual([]);
  const noAddress = preflight({ ...good, newsletter: { title: 'X', postalAddress: null } });
  expect(remainingStops(noAddress, [override('missing-postal-address')])).toHaveLength(1);
});

test('says what is wrong with an override', () => {
  expect(checkOverrides([override('over-clip')])).toEqual([]);
  expect(checkOverrides([override('over-clip', ' ')])).toHaveLength(1);
  expect(checkOverrides([override('missing-unsubscribe')])[0]).toContain("can't be set aside");
  expect(checkOverrides([override('nonsense')])[0]).toContain('insecure-public-url');
});
