import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter } from '../../../../packages/press/src/press.fixture.ts';
import { openApi, person, type Who } from './api.fixture.ts';

const database = withDatabase();
const WRITER: Who = { session: person('writer') };
const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}';

async function open() {
  const api = openApi(database, '7');
  const { slug } = await testNewsletter(api.deps);
  const { id } = await queued(api.deps, slug, ATTACK, {
    outlet: ATTACK,
    authors: [ATTACK],
    url: 'https://example.com/"><script>alert(1)</script>',
    rating: { value: 4, max: 5 },
    summary: [ATTACK],
    keyFindings: [{ label: ATTACK, text: ATTACK }],
    analysis: [{ heading: ATTACK, blocks: [{ type: 'quote', paragraphs: [ATTACK] }] }],
    whyItMatters: [ATTACK],
    sections: [
      {
        heading: ATTACK,
        blocks: [
          { type: 'list', ordered: false, items: [ATTACK] },
          { type: 'table', header: [ATTACK], rows: [[ATTACK]] },
        ],
      },
    ],
  });
  const show = (query = '') => api.ask(WRITER, `/api/v1/reviews/${id}/mail${query}`);
  return { ...api, id, show };
}

test('the mail of a review is a page that runs nothing, for a frame of the desk alone', async () => {
  const { show } = await open();
  const shown = await show();
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'text/html; charset=UTF-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  const policy = (shown.headers.get('content-security-policy') ?? '').split('; ');
  expect(policy.toSorted()).toEqual([
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'img-src data: https:',
    'sandbox',
    "style-src 'unsafe-inline'",
  ]);
});

test.each(['', '?scheme=light', '?scheme=dark', '?scheme=forced-dark'])(
  'what an editor writes into any field stays text (%s)',
  async (query) => {
    const { show } = await open();
    const html = await (await show(query)).text();
    expect(html).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>|<style>\*/);
    expect(html.split('&lt;script&gt;alert(1)').length).toBeGreaterThan(10);
  },
);

test('it comes in the colours that are asked for', async () => {
  const { show } = await open();
  const read = async (query: string) => (await show(query)).text();
  const [light, dark, forced] = await Promise.all(
    ['?scheme=light&version=3', '?scheme=dark', '?scheme=forced-dark'].map(read),
  );
  expect(await read('')).toBe(light);
  expect(new Set([light, dark, forced]).size).toBe(3);
  expect((await show('?scheme=sepia')).status).toBe(400);
});
