import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { compileIssue } from '../issue/index.ts';
import { previewReview } from './preview-review.ts';

const fixture = withDatabase();

async function open(language = 'en') {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug } = await testNewsletter(press, {
    language,
    theme: { light: { accent: '#7a1f5c' } },
  });
  const { id } = await queued(press, slug, 'Codex & <b>friends</b>', {
    whyItMatters: ['The last word.'],
  });
  const read = async () => {
    const preview = await previewReview(press, owner, id);
    if (preview.kind !== 'rendered') throw new Error(preview.kind);
    return preview.html;
  };
  return { press, slug, id, read };
}

test('a review is shown in full, in the look and the language of its newsletter', async () => {
  const { read } = await open('de');
  const html = await read();
  expect(html).toMatch(/<html[^>]* lang="de"/);
  expect(html).toContain('#7a1f5c');
  expect(html).toContain('Warum das wichtig ist');
  expect(html).toContain('The last word.');
});

test('what an editor writes stays text', async () => {
  const { read } = await open();
  const html = await read();
  expect(html).toContain('Codex &amp; &lt;b&gt;friends&lt;/b&gt;');
  expect(html).not.toContain('<b>friends</b>');
});

test('the newest text counts, even while its issue holds an older one', async () => {
  const { press, slug, id, read } = await open();
  await compileIssue(press, owner, { newsletter: slug });
  expect(await read()).toContain('Codex');
  await press.db
    .updateTable('review')
    .set({ pending: JSON.stringify(testReview('A better title')) })
    .where('id', '=', id)
    .execute();
  const html = await read();
  expect(html).toContain('A better title');
  expect(html).not.toContain('Codex');
});

test('nobody sees a review of a newsletter that is not theirs, and a review that does not exist is refused', async () => {
  const { press, id } = await open();
  const stranger = { kind: 'person', id: '1', roles: { 0: 'owner' }, door: 'desk' } as const;
  const refused = { kind: 'not-allowed', step: 'see-newsletter' };
  expect(await previewReview(press, stranger, id)).toEqual(refused);
  expect(await previewReview(press, owner, '0')).toEqual({ kind: 'no-review', id: '0' });
});
