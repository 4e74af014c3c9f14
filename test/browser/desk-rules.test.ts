import type { PreflightRule } from '@galley/contract/newsletter';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeDraft, openIssue } from './desk-issue-acts.ts';
import { visitAs } from './desk-reviews.ts';
import { addPasskey, withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const ADA = 'ada@harbor.example';
const visitOwner = (): Promise<Page> => visitAs(desk, ADA);

const save = (page: Page): Promise<void> => page.keyboard.press('Control+s');
const saved = (page: Page): Promise<void> =>
  page.locator('.settings-said').getByText('Saved', { exact: true }).waitFor();

async function open(page: Page, slug: string, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/desk/settings/${slug}#${hash}`);
  await page.locator('.settings-form').waitFor();
}

async function readRule(page: Page, slug: string, name: string): Promise<PreflightRule> {
  const rules = await page.evaluate(
    async (path) => (await (await fetch(path)).json()) as PreflightRule[],
    `/api/v1/newsletters/${slug}/rules`,
  );
  return rules.find(({ rule }) => rule === name) as PreflightRule;
}

const setRule = (slug: string, rule: string, because: string): Promise<string> =>
  runOnSample(desk.sample(), ['newsletter', 'set', slug, '--rule', rule, '--because', because]);

it('a finding leads to its rule, which is set with a reason by keyboard alone', async () => {
  const ada = await visitOwner();
  const number = await makeDraft(desk, ada, 'harbor');
  await openIssue(ada, 'harbor', number);
  const finding = ada.locator('[data-finding="outlet-mix"]');
  await finding.getByRole('link', { name: 'Its rule in the settings' }).click();
  const level = ada.getByLabel('What it does: Too much from one outlet');
  await ada.locator('select[name="rule-outlet-mix"]:focus').waitFor();
  await level.selectOption('Off');
  await save(ada);
  await ada.getByText('Expected a reason.').waitFor();
  await ada.locator('input[name="because-outlet-mix"]:focus').waitFor();
  await ada.keyboard.type('We read one magazine.');
  await save(ada);
  await saved(ada);
  const own = ada.getByRole('region', { name: 'Set for this newsletter' });
  await own.getByText('We read one magazine.').waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  expect(await readRule(ada, 'harbor', 'outlet-mix')).toMatchObject({
    does: 'off',
    setting: { because: 'We read one magazine.', by: expect.stringMatching(/ada/i) },
  });
  await openIssue(ada, 'harbor', number);
  await ada.locator('.findings, [data-finding]').first().waitFor();
  await expect.poll(() => finding.count()).toBe(0);

  await open(ada, 'harbor', 'rule-outlet-mix');
  await level.selectOption('Default: Warns');
  await ada.getByLabel('Reason: Too much from one outlet').fill('We read three now.');
  await save(ada);
  await saved(ada);
  await own.waitFor({ state: 'detached' });
  expect(await readRule(ada, 'harbor', 'outlet-mix')).toMatchObject({
    does: 'warns',
    setting: null,
  });
});

it('a rule that can’t be set says so, and somebody else’s level is shown beside yours', async () => {
  const ada = await visitOwner();
  await runOnSample(desk.sample(), ['newsletter', 'set', 'levels', '--title', 'Levels']);
  await open(ada, 'levels', 'rule-missing-sender');
  await ada.locator('[data-field="rule-missing-sender"]:focus').getByText('Can’t be set').waitFor();
  await expect.poll(() => ada.locator('[name="rule-missing-sender"]').count()).toBe(0);

  await ada.getByLabel('What it does: Reading time').selectOption('Off');
  await ada.getByLabel('Reason: Reading time').fill('Nobody asks.');
  await setRule('levels', 'reading-time=warns', 'theirs');
  await save(ada);
  const clash = ada.getByRole('alert', { name: 'Somebody else has changed this too' });
  await clash.getByText('Warns', { exact: true }).waitFor();
  await clash.getByText('Off', { exact: true }).waitFor();
  await clash.getByRole('button', { name: 'Keep yours' }).click();
  await save(ada);
  await saved(ada);
  expect(await readRule(ada, 'levels', 'reading-time')).toMatchObject({
    does: 'off',
    setting: { because: 'Nobody asks.' },
  });
});

it('how long things are kept is set for all newsletters, signed, and says what is too old', async () => {
  const ada = await visitAs(desk, ADA, { passkeys: true });
  await addPasskey(ada);
  await ada.goto('/desk/settings/sample');
  await ada.getByRole('link', { name: 'How long things are kept' }).click();
  await ada.getByRole('heading', { name: 'How long things are kept', level: 1 }).waitFor();
  await ada.getByText('14 days').waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await ada.getByRole('radio', { name: 'For some time' }).check();
  await ada.getByText('Nothing yet.').waitFor();
  const days = ada.getByLabel('Days', { exact: true });
  await days.fill('30');
  await save(ada);
  await ada.getByText('Expected whole days from 90 to 3660.').waitFor();
  await ada.locator('[name="deliveries"]:focus').waitFor();
  await days.fill('400');
  await runOnSample(desk.sample(), ['retention', 'set', '--deliveries', '500d']);
  await save(ada);
  const clash = ada.getByRole('alert', { name: 'Somebody else has changed this too' });
  await clash.getByText('500 days').waitFor();
  await clash.getByRole('button', { name: 'Keep yours' }).click();
  await save(ada);
  await saved(ada);
  const shown = await runOnSample(desk.sample(), ['retention', 'show', '--json']);
  expect(JSON.parse(shown)).toMatchObject({ deliveries: '400d', events: '183d' });
});

it('topics are renamed, ordered, added and removed together, and ratings and best-ofs chosen', async () => {
  const ada = await visitOwner();
  await runOnSample(desk.sample(), [
    ...['newsletter', 'set', 'offers', '--title', 'Offers', '--topics', 'AI, Climate, Work'],
  ]);
  await open(ada, 'offers', 'topics');
  await ada.locator('[name="topics"]:focus').waitFor();
  await ada.getByLabel('Name: AI').fill('Machines');
  await ada.getByText('So far “AI”.').waitFor();
  await ada.getByRole('button', { name: 'Move up: Climate' }).click();
  await ada.getByRole('button', { name: 'Remove: Work' }).click();
  await ada.getByText('Removed once you save').waitFor();
  await ada.getByLabel('Another topic').fill('The Sea');
  await ada.keyboard.press('Enter');
  await ada.getByLabel('Name: The Sea').waitFor();
  await ada.getByRole('checkbox', { name: '3 stars', exact: true }).check();
  await ada.getByRole('checkbox', { name: /^A best-of each month/ }).check();
  await ada.getByLabel('Day of the month').selectOption('2');
  await save(ada);
  await saved(ada);
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  const shown = JSON.parse(
    await runOnSample(desk.sample(), ['newsletter', 'choices', 'offers', '--json']),
  ) as { topics: unknown };
  expect(shown).toMatchObject({
    floors: [{ floor: 3 }, { floor: 4 }, { floor: 5 }],
    topics: [
      { key: 'climate', name: 'Climate' },
      { key: 'ai', name: 'Machines' },
      { key: 'the-sea', name: 'The Sea' },
    ],
  });
  const set = JSON.parse(
    await runOnSample(desk.sample(), ['newsletter', 'show', 'offers', '--json']),
  ) as {
    bestOfCadence: string;
  };
  expect(set.bestOfCadence).toBe('monthly 2 09:00');
});

it('without INBOUND_DOMAIN, the part about feeds says how to take mail', async () => {
  const ada = await visitOwner();
  await open(ada, 'sample', 'sources');
  await ada.getByText('Galley takes no mail yet').waitFor();
  await ada.getByText('No feed is watched yet.').waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
});
