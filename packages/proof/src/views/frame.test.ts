import { placeholder } from '@galley/core/issue';
import { expect, it } from 'vitest';
import type { Proof } from '@galley/contract/proof';
import { FRAME_POLICY, frameOf } from './frame.ts';
import { VIEWS, type ViewKey } from './views.ts';

const rendition = {
  key: 'full',
  subject: 'A & B',
  preheader: '',
  html: `<html><head></head><body>One <b>two</b><a href="https://a.example/unsubscribe/${placeholder('token')}">x</a></body></html>`,
  text: 'Read https://a.example/<x>',
  headers: { 'List-Id': '<a.example>' },
};
const proof: Proof = {
  kind: 'proof',
  name: 'Issue 1',
  newsletter: { title: 'T', language: 'en' },
  standing: 'draft',
  approval: null,
  sender: 'T <t@a.example>',
  replyTo: null,
  renditions: [rendition],
  audiences: [],
  contentHash: 'b',
  reviews: [],
  isBestOf: false,
  preflight: { passes: true, findings: [], ruleSettings: [] },
  lastRead: null,
  problems: [],
  facts: [],
  canTest: false,
  approveCommand: null,
};
const show = (view: ViewKey, of: Proof = proof) =>
  frameOf(of, { view, rendition, to: { name: 'Ana', address: 'ana@a.example' } });

it.each(VIEWS.filter(({ key }) => key !== 'changes'))(
  'shows $name with no placeholder',
  async (view) => {
    const shown = await show(view.key);
    expect(shown).toContain(view.key === 'text' ? 'Read ' : 'One ');
    expect(shown).not.toMatch(/[\ufdd0-\ufdef]/);
  },
);

it('shows changes only once something was read', async () => {
  expect(await show('changes')).toBeNull();
  const before = { ...rendition, html: rendition.html.replace('two', 'three') };
  const lastRead = { at: new Date(0), contentHash: 'a', renditions: [before] };
  expect(await show('changes', { ...proof, lastRead })).toMatch(/<b><del[^>]*>three<\/del>/);
});

it('lets each line of the text run as its letters do', async () => {
  expect(await show('text')).toContain('<pre dir="auto">');
});

it('loads no pictures when pictures are off, and never runs scripts', async () => {
  expect(await show('images-off')).toContain(`content="img-src 'none'"`);
  expect(await show('phone')).not.toContain('img-src');
  expect(FRAME_POLICY).toContain("default-src 'none'");
  expect(FRAME_POLICY).not.toContain('script');
});

it('escapes what it shows as text, and says who gets the mail', async () => {
  expect(await show('text')).toContain('&lt;x&gt;');
  const source = await show('source');
  expect(source).toContain('Ana &lt;ana@a.example&gt;');
  expect(source).toContain('&lt;b&gt;two');
});
