import type { Newsletter } from '@galley/contract/newsletter';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { queueReview, visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const PARTS = [
  'basics',
  'sender',
  'when',
  'addresses',
  'approval',
  'choices',
  'sources',
  'rules',
  'clicks',
  'theme',
];

const ADA = 'ada@harbor.example';

/** A new browser of the owner, signed in but without her passkey. */
const visitOwner = (): Promise<Page> => visitAs(desk, ADA);

/** The newsletter that the first test makes, in case another test begins. */
const makeHarborNotes = (): Promise<string> =>
  runOnSample(desk.sample(), ['newsletter', 'set', 'harbor-notes', '--title', 'Harbor Notes']);

const read = (page: Page, slug: string): Promise<Newsletter> =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as Newsletter,
    `/api/v1/newsletters/${slug}`,
  );

/** Changes settings behind the page's back. */
const change = (page: Page, slug: string, settings: object): Promise<void> =>
  page.evaluate(
    async ([path, settings]) => {
      const { version } = (await (await fetch(path)).json()) as { version: number };
      const answer = await fetch(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version, ...settings }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [`/api/v1/newsletters/${slug}`, settings] as const,
  );

async function open(page: Page, hash: string, slug = 'sample'): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/desk/settings/${slug}#${hash}`);
  await page.locator('.settings-form').waitFor();
}

const save = (page: Page): Promise<void> => page.keyboard.press('Control+s');
const saved = (page: Page): Promise<void> =>
  page.locator('.settings-said').getByText('Saved', { exact: true }).waitFor();

it('a title makes a newsletter, and what a passkey signs waits for one without losing a letter', async () => {
  const ada = await visitAs(desk, ADA, { passkeys: true });
  await ada.goto('/desk/new-newsletter');
  await ada.locator('[name="title"]:focus').waitFor();
  await ada.keyboard.type('Harbor Notes');
  await expect.poll(() => ada.getByLabel('Address').inputValue()).toBe('harbor-notes');
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'Harbor Notes is here' }).waitFor();
  await ada.getByLabel('Postal address').fill('1 Harbor Street\nPort Ada');
  await ada.getByLabel('Name').fill('Harbor Notes');
  await ada.getByLabel('Email address').fill('notes@harbor.example');
  await ada.getByRole('button', { name: 'Add a passkey' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await ada.getByText('Passkey added').waitFor();
  await expect
    .poll(() => ada.getByLabel('Email address').inputValue())
    .toBe('notes@harbor.example');
  await ada.getByRole('button', { name: 'Save and open the queue' }).click();
  await ada.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
  await expect.poll(() => new URL(ada.url()).pathname).toBe('/desk/queue/harbor-notes');
  await expect.poll(() => ada.getByLabel('Newsletter').inputValue()).toBe('harbor-notes');
  expect(await read(ada, 'harbor-notes')).toMatchObject({
    title: 'Harbor Notes',
    from: 'Harbor Notes <notes@harbor.example>',
    postalAddress: '1 Harbor Street\nPort Ada',
    language: 'en',
  });

  // Ways of approval exclude each other.
  await open(ada, 'approval', 'harbor-notes');
  await ada.getByRole('radio', { name: 'Automatic' }).check();
  await ada.getByText('Your passkey signs this change.').waitFor();
  await save(ada);
  await saved(ada);
  expect(await read(ada, 'harbor-notes')).toMatchObject({ autoApprove: true, fourEyes: false });
  await ada.getByRole('radio', { name: 'Four eyes' }).check();
  await save(ada);
  await saved(ada);
  expect(await read(ada, 'harbor-notes')).toMatchObject({ autoApprove: false, fourEyes: true });
});

it('a slug that is taken is said beside its field', async () => {
  await makeHarborNotes();
  const ada = await visitOwner();
  await ada.goto('/desk/new-newsletter');
  await ada.locator('[name="title"]:focus').waitFor();
  await ada.keyboard.type('Harbor Notes');
  await ada.keyboard.press('Enter');
  await ada.getByText('not used by another newsletter').waitFor();
  await expect.poll(() => ada.locator('[name="slug"]').getAttribute('aria-invalid')).toBe('true');
});

it('a link to a field opens its part and puts the keyboard into it', async () => {
  const ada = await visitOwner();
  for (const field of ['title', 'postalAddress', 'from', 'timeZone', 'cutOff', 'testers']) {
    await open(ada, field);
    await ada.locator(`[name="${field}"]:focus`).waitFor();
    await expect
      .poll(() => ada.locator('.settings-form :focus').count(), { message: field })
      .toBe(1);
  }
});

it('changes stay while another part is shown, and leaving asks first', async () => {
  const ada = await visitOwner();
  await open(ada, 'basics');
  await ada.getByLabel('Tagline').fill('Read closely.');
  await ada.getByLabel('Settings').getByRole('link', { name: 'Approval' }).click();
  await ada.getByRole('heading', { name: 'Approval' }).waitFor();
  await ada.getByRole('link', { name: 'Basics not saved' }).waitFor();
  await ada.getByRole('link', { name: 'Today' }).click();
  await ada.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor();
  await ada.getByRole('button', { name: 'Cancel' }).click();
  await ada.getByRole('link', { name: 'Basics' }).click();
  await expect.poll(() => ada.getByLabel('Tagline').inputValue()).toBe('Read closely.');
  await save(ada);
  await saved(ada);
  expect(await read(ada, 'sample')).toMatchObject({ tagline: 'Read closely.' });
  await ada.getByRole('link', { name: 'Today' }).click();
  await ada.getByRole('heading', { name: 'Today' }).waitFor();
});

it('a change in an open issue says which one was compiled again', async () => {
  const ada = await visitOwner();
  await queueReview(ada, { title: 'Ferries', url: 'https://coast.example/ferries' });
  const number = await ada.evaluate(async () => {
    const answer = await fetch('/api/v1/newsletters/sample/issues', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extra: true }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { number: number }).number;
  });
  await open(ada, 'title');
  await ada.getByLabel('Title', { exact: true }).fill('The Sample');
  await save(ada);
  await ada.getByText(`Issue ${number} was compiled again with this change.`).waitFor();
  const link = ada.getByRole('link', { name: `Open issue ${number}` });
  await expect.poll(() => link.getAttribute('href')).toBe(`/desk/issues/sample/${number}`);
});

it('two values of one setting are both shown, and one is chosen', async () => {
  const ada = await visitOwner();
  await open(ada, 'tagline');
  await ada.getByLabel('Tagline').fill('Mine.');
  await change(ada, 'sample', { tagline: 'Theirs.' });
  await save(ada);
  const clash = ada.getByRole('alert', { name: 'Somebody else has changed this too' });
  await clash.getByText('Theirs.').waitFor();
  await clash.getByText('Mine.').waitFor();
  await clash.getByRole('button', { name: 'Keep yours' }).click();
  await save(ada);
  await saved(ada);
  expect(await read(ada, 'sample')).toMatchObject({ tagline: 'Mine.' });

  await ada.getByLabel('Tagline').fill('Mine again.');
  await change(ada, 'sample', { tagline: 'Theirs again.' });
  await save(ada);
  await clash.getByRole('button', { name: 'Take theirs' }).click();
  await expect.poll(() => ada.getByLabel('Tagline').inputValue()).toBe('Theirs again.');
});

it('the cadence is chosen in fields or written, and the next three issues are shown', async () => {
  await makeHarborNotes();
  const ada = await visitOwner();
  await open(ada, 'when', 'harbor-notes');
  await ada.getByLabel('How often').selectOption('Every month, on a weekday');
  await ada.getByLabel('Which one').selectOption('Last');
  await ada.getByLabel('Weekday').selectOption('Friday');
  await ada.getByLabel('Time', { exact: true }).fill('07:30');
  const zone = ada.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('tok');
  await ada.getByRole('option', { name: 'Asia/Tokyo' }).click();
  const slots = ada.getByRole('region', { name: 'The next three issues' });
  await expect.poll(() => slots.getByRole('listitem').count()).toBe(3);
  await expect
    .poll(() => slots.getByRole('listitem').first().textContent())
    .toMatch(/Friday.*7:30 AM/);
  await ada.getByRole('button', { name: 'Write it as text' }).click();
  await expect.poll(() => ada.getByLabel('Cadence').inputValue()).toBe('monthly last fri 07:30');
  await ada.getByLabel('Queue closes', { exact: true }).fill('1');
  await ada.getByLabel('Unit: Queue closes').selectOption('days');
  await ada.getByLabel('Fewest reviews').fill('20');
  await save(ada);
  await ada.getByText('Expected a whole number from 1 to 100, no more than the most.').waitFor();
  await ada.locator('[name="minimum"]:focus').waitFor();
  await ada.getByLabel('Fewest reviews').fill('2');
  await save(ada);
  await saved(ada);
  expect(await read(ada, 'harbor-notes')).toMatchObject({
    cadence: 'monthly last fri 07:30',
    timeZone: 'Asia/Tokyo',
    cutOff: '1d',
    minimum: 2,
  });
});

it('a theme tells its contrast, is drawn before it is saved, and comes as a file', async () => {
  await makeHarborNotes();
  const ada = await visitOwner();
  await open(ada, 'theme', 'harbor-notes');
  const accent = ada.getByLabel('Accent, as text');
  await accent.fill('#f5c542');
  await ada.getByText('too faint').first().waitFor();
  await ada.getByText('1.6', { exact: true }).waitFor();
  await ada.getByText('The mail follows once everything in the theme is right.').waitFor();
  await save(ada);
  await ada.getByText('A colour is too faint').waitFor();
  await accent.fill('#0b5d4b');
  await ada.getByText('too faint').first().waitFor({ state: 'detached' });
  const drawn = encodeURIComponent(JSON.stringify({ light: { accent: '#0b5d4b' } }));
  await ada.locator(`.mail-frame:not(.next)[src*="${drawn}"]`).waitFor();
  await save(ada);
  await saved(ada);
  expect((await read(ada, 'harbor-notes')).theme).toEqual({ light: { accent: '#0b5d4b' } });

  await ada.getByText('As a file').click();
  const file = ada.getByLabel('Theme as JSON');
  await expect
    .poll(async () => JSON.parse(await file.inputValue()) as unknown)
    .toEqual({ light: { accent: '#0b5d4b' } });
  await file.fill('{"light":{"gold":"#ffffff"}}');
  await ada.getByRole('button', { name: 'Use this text' }).click();
  await ada.getByText('light: found "gold"').waitFor();
  await file.fill('{"fonts":{"text":"Charter, Georgia, serif"}}');
  await ada.getByRole('button', { name: 'Use this text' }).click();
  await expect
    .poll(() => ada.getByLabel('Text', { exact: true }).last().inputValue())
    .toMatch(/^Charter/);
  await ada.getByRole('button', { name: 'Back to Galley’s theme' }).click();
  await save(ada);
  await saved(ada);
  expect((await read(ada, 'harbor-notes')).theme).toBeNull();
});

it.each(['en', 'ar'])('every part is readable on every screen: %s', async (locale) => {
  const ada = await visitOwner();
  await ada.evaluate(
    (language) => localStorage.setItem('galley.desk', JSON.stringify({ language })),
    locale,
  );
  for (const part of PARTS) {
    await openCalmly(ada, `/desk/settings/sample#${part}`);
    expect(await findFlaws(ada, { widths: [375, 1280] }), part).toEqual([]);
  }
  await ada.goto('/desk/new-newsletter');
  await ada.locator('form').waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await ada.evaluate(() => localStorage.removeItem('galley.desk'));
});

it('the sender’s part says which records of its domain are missing, and checks them again', async () => {
  await makeHarborNotes();
  await runOnSample(desk.sample(), [
    ...['newsletter', 'set', 'harbor-notes', '--from', 'Notes <notes@pending.harbor.example>'],
  ]);
  const added = await fetch(`${desk.sample().url}/sandbox/domains`, {
    method: 'POST',
    headers: { authorization: 'Bearer re_test', 'user-agent': 'test' },
    body: JSON.stringify({ name: 'pending.harbor.example' }),
  });
  expect(added.status).toBe(201);
  const ada = await visitOwner();
  await open(ada, 'sender', 'harbor-notes');
  await ada.getByText('Records of pending.harbor.example are still missing.').waitFor();
  await expect.poll(() => ada.locator('.dns-record').count()).toBe(3);
  await ada.getByText('send.pending').first().waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await ada.getByRole('button', { name: 'Check again' }).click();
  await ada.getByText('Being checked').waitFor();
  await expect.poll(() => ada.getByText('Found', { exact: true }).count()).toBe(2);
});
