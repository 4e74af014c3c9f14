import { confirmTokenExpiry, makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { wordingOf } from '@galley/wording';
import { setNewsletter } from '@galley/press/newsletter';
import { describe, expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import {
  insertIssue,
  insertNewsletter,
  openSite,
  plainReview,
  selectSubscriptions,
} from './site.fixture.ts';

const test = withDatabase();

/** A site whose only newsletter speaks a language, with one issue and one reader who asked. */
async function open(language: string) {
  const site = openSite(test.db);
  const slug = language.toLowerCase();
  const known = await test.db.selectFrom('newsletter').select('id').execute();
  const newsletter = await insertNewsletter(test.db, {
    slug,
    title: `N7 ${slug}`,
    isDefault: known.length === 0,
  });
  await setNewsletter({ ...site.deps, providerUrl: 'https://provider.example' }, owner, {
    slug,
    language,
  });
  await insertIssue(test.db, {
    newsletterId: newsletter.id,
    number: 1,
    state: 'sent',
    subject: '7',
    preheader: '8',
    reviews: ['7', '9'].map((title) => ({
      slug: `${slug}-${title}`,
      document: plainReview({
        title,
        summary: ['8'],
        outlet: '',
        authors: ['7', '9'],
        keyFindings: [{ label: null, text: '7' }],
        analysis: [{ heading: null, blocks: [{ type: 'list', ordered: false, items: ['7'] }] }],
        whyItMatters: ['9'],
      }),
    })),
  });
  const address = `reader@${slug}.example`;
  await site.post('/subscribe', { email: address, newsletter: slug });
  const { id } = await selectSubscriptions(test.db)
    .select('subscription.id')
    .where('subscriber.address', '=', address)
    .executeTakeFirstOrThrow();
  const expiresAt = confirmTokenExpiry(site.now());
  const confirm = `/confirm/${makeConfirmToken(site.keyring, { subscriptionId: id, round: 1, expiresAt })}`;
  const token = makeReaderToken(site.keyring, id, 0);
  const text = async (path: string, fields?: Record<string, string>) =>
    (await (fields ? site.post(path, fields) : site.app.request(path))).text();
  const wordings = async () =>
    (
      await test.db
        .selectFrom('consent')
        .select('wording')
        .where('subscription_id', '=', id)
        .orderBy('id')
        .execute()
    ).map(({ wording }) => wording);
  return { site, slug, confirm, token, text, wordings };
}

/** The texts among messages that need no arguments. */
const fixedTexts = (messages: object): string[] =>
  Object.values(messages).flatMap((each: unknown) =>
    typeof each === 'string'
      ? [each]
      : typeof each === 'object' && each !== null
        ? fixedTexts(each)
        : [],
  );

const { pages: inEnglish, readers: toReaders } = wordingOf('en');
const ENGLISH = [...fixedTexts(inEnglish), ...fixedTexts(toReaders)];

/** What readers see of a page, without its addresses. */
const visible = (page: string): string =>
  page
    .replaceAll(/<head>|<\/?body>|<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/[^\s]*@[^\s]*/g, '');

describe.each([
  ['de', 'ltr', 'Ausgabe 1 · 13. März 2026', 'Von 7 und 9', 'Zusammenfassung'],
  ['es', 'ltr', 'Número 1 · 13 de marzo de 2026', 'Por 7 y 9', 'Resumen'],
  ['ar', 'rtl', 'العدد 1', 'بقلم 7 و9', 'ملخص'],
] as const)('the pages of a newsletter in %s', (language, direction, label, byline, summary) => {
  it('speak its language, and keep as evidence the words that they showed', async () => {
    const { slug, confirm, token, text, wordings } = await open(language);
    const { pages, readers, words } = wordingOf(language);
    const home = await text(`/n/${slug}`);
    const asked = await text(confirm);
    const shown: [string, string][] = [
      ['home', home],
      ['archive', await text(`/n/${slug}/archive`)],
      ['issue', await text(`/n/${slug}/issues/1`)],
      ['review', await text(`/reviews/${slug}-9`)],
      ['refused', await text('/subscribe', { email: 'x', name: 'a\u202eb', newsletter: slug })],
      ['thanks', await text(`/n/${slug}/thanks`)],
      ['missing', await text(`/n/${slug}/issues/99`)],
      ['asked', asked],
      ['welcome', await text(confirm, {})],
      ['preferences', await text(`/preferences/${token}`)],
      ['wrong name', await text(`/preferences/${token}`, { name: 'a\u202eb' })],
      ['leave', await text(`/unsubscribe/${token}`)],
      ['goodbye', await text(`/unsubscribe/${token}`, {})],
      ['left', await text(`/preferences/${token}`)],
      ['expired', await text(confirm)],
    ];
    for (const [name, page] of shown) {
      expect(page, name).toContain(`<html lang="${language}" dir="${direction}">`);
      const lines = visible(page)
        .split('\n')
        .map((line) => line.trim());
      expect(
        ENGLISH.filter((each) => !['Name', 'Pause'].includes(each) && lines.includes(each)),
        name,
      ).toEqual([]);
    }
    const page = Object.fromEntries(shown);
    for (const text of [label, byline, summary, pages.alsoInThisIssue, words.whyItMatters]) {
      expect(page['issue']).toContain(text);
    }
    expect(page['refused']).toContain(pages.form.flaws['no-address']);
    expect(page['wrong name']).toContain(pages.form.flaws['control-characters']);
    expect(page['goodbye']).toContain(readers.goodbye.why);

    const evidence = await wordings();
    expect(evidence).toHaveLength(3);
    for (const [index, of] of [home, asked, page['leave']].entries()) {
      expect(of).toContain(`>${evidence[index]}<`);
    }
  });
});

it('a page that belongs to no newsletter speaks the language of the front page', async () => {
  const { site } = await open('de-AT');
  await test.db.updateTable('newsletter').set({ is_default: false }).execute();
  await test.db
    .updateTable('newsletter')
    .set({ is_default: true })
    .where('slug', '=', 'de-at')
    .execute();
  const text = async (path: string) => (await site.app.request(path)).text();
  const { pages } = wordingOf('de');
  expect(await text('/no-such-page')).toContain(pages.notFound.why);
  expect(await text('/unsubscribe/forged')).toContain(pages.badLink.why);
  expect(await text('/no-such-page')).toContain('<html lang="de-AT" dir="ltr">');
});

it('a page that cannot be read speaks the language of the browser', async () => {
  const broken = openSite(test.db.withSchema('nowhere'));
  const say = async (languages: string) => {
    const headers = { 'accept-language': languages };
    return (await broken.app.request('/', { headers })).text();
  };
  expect(await say('de-DE,de;q=0.9,en;q=0.8')).toContain(wordingOf('de').pages.broken.title);
  expect(await say('fr,ar;q=0.7')).toContain(wordingOf('ar').pages.broken.title);
  expect(await say('fr')).toContain('Something went wrong');
});

it('a language without words of its own has English ones, and says so', async () => {
  const { slug, text } = await open('fr');
  const page = await text(`/n/${slug}/issues/1`);
  expect(page).toContain('<html lang="en" dir="ltr">');
  for (const path of ['', '/archive', '/archive?q=7']) {
    expect(await text(`/n/${slug}${path}`), path).toMatch(/<article class="entry[^>]* lang="fr">/);
  }
  expect(page).toContain('Issue 1 · 13 mars 2026');
});
