import { listSignUpTrouble, openDatabase, type OpenedDatabase } from '@galley/db';
import { createKeyring, createLog, keepSecretKey, systemClock } from '@galley/runtime';
import { startWeb, type RunningWeb } from '@galley/web';
import { wordingOf } from '@galley/wording';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freePort } from '../kit/free-port.ts';
import { ARABIC, ENGLISH, pathOf, readSubscription } from './add-newsletters.ts';
import { expectPage } from './expect-page.ts';
import { press } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';
import { withoutScripts } from './without-scripts.ts';

const INBOUND_DOMAIN = inject('readers').env['INBOUND_DOMAIN'] ?? '';
const LANGUAGES = [
  ['en', ENGLISH],
  ['ar', ARABIC],
] as const;

let database: OpenedDatabase;
let web: RunningWeb;

/** Another web on the data of all readers' tests, whose operator wants a proof of work. */
beforeAll(async () => {
  const dataDir = inject('readers').env.DATA_DIR;
  database = await openDatabase({ databaseUrl: null, dataDir, applicationName: 'galley-proving' });
  const port = await freePort();
  web = await startWeb({
    db: database.db,
    wake: async () => {},
    keyring: createKeyring([await keepSecretKey(dataDir)]),
    sandbox: null,
    webhookSecrets: [],
    publicUrl: `http://127.0.0.1:${port}`,
    inboundDomain: INBOUND_DOMAIN,
    sparesLoopback: true,
    signUps: { proofOfWork: true },
    clock: systemClock,
    log: createLog({ level: 'warn', name: 'web' }),
    host: '127.0.0.1',
    port,
  });
});
afterAll(async () => {
  await web?.stop();
  await database?.close();
});

const browser = withBrowser(() => web.url);

it.each(LANGUAGES)('a solved task subscribes once: %s', async (language, newsletter) => {
  const { pages } = wordingOf(language);
  const { signUp, form, thanks } = pages;
  const subscribe = async (name: string, button: string) => {
    await page.getByLabel(form.email).fill(addressOf(name));
    await press(page, button);
  };
  const addressOf = (name: string) => `${name}-${newsletter.slug}@proven.example`;
  const status = async (name: string) =>
    (await readSubscription(inject('readers'), newsletter, addressOf(name)))?.status;
  const page = await browser.open();

  await page.goto(pathOf(newsletter, '/subscribe'));
  const used = await solved(page);
  await expectPage(page, signUp.title(newsletter.title));
  await subscribe('first', pages.subscribe);
  await page.getByRole('heading', { level: 1, name: thanks.title }).waitFor();
  expect(await status('first')).toBe('pending');

  for (const [reason, proof] of [
    ['proof-used', used],
    ['bad-proof', used.slice(0, -40)],
  ] as const) {
    const before = await countRefused(newsletter.slug, reason);
    await page.goto(pathOf(newsletter, '/subscribe'));
    await solved(page);
    await page.locator('input[name=altcha]').evaluate((field, value) => {
      (field as HTMLInputElement).value = value;
    }, proof);
    await subscribe(reason, pages.subscribe);
    // The same form again, with a new task, in place of a reason that a robot could learn from.
    await page.getByRole('heading', { level: 2, name: signUp.again.title }).waitFor();
    await page.getByText(signUp.again.why).waitFor();
    expect(await countRefused(newsletter.slug, reason)).toBe(before + 1);
    expect(await status(reason)).toBeUndefined();
  }
  await solved(page);
  await expectPage(page, signUp.title(newsletter.title), [375]);
  await press(page, signUp.again.action);
  await page.getByRole('heading', { level: 1, name: thanks.title }).waitFor();
  expect(await status('bad-proof')).toBe('pending');
});

it.each(LANGUAGES)('says what to do without scripts: %s', async (language, newsletter) => {
  const { pages } = wordingOf(language);
  const { signUp, form } = pages;
  const page = await browser.open();
  const scriptless = await withoutScripts(page);
  const before = await countRefused(newsletter.slug, 'no-proof');
  const { noScript, byMail } = signUp.proof;
  const told = `${noScript} ${byMail(`subscribe+${newsletter.slug}@${INBOUND_DOMAIN}`)}`;
  // Playwright finds no text inside `noscript`.
  const hint = page.locator('noscript p');

  await page.goto(pathOf(newsletter, '/subscribe'));
  await hint.waitFor();
  expect(await hint.textContent()).toBe(told);
  await scriptless.inspect(() => expectPage(page, signUp.title(newsletter.title)));
  await page.getByLabel(form.email).fill(`plain-${newsletter.slug}@proven.example`);
  await page.getByRole('button', { name: pages.subscribe, exact: true }).click();
  await page.getByRole('heading', { level: 2, name: signUp.again.title }).waitFor();
  await hint.waitFor();
  expect(await hint.textContent()).toBe(told);
  expect(await countRefused(newsletter.slug, 'no-proof')).toBe(before + 1);
});

/** Waits until the browser has done its task; returns what the form sends as proof. */
async function solved(page: Page): Promise<string> {
  const field = page.locator('input[name=altcha]');
  await expect
    .poll(async () => (await field.count()) === 1 && (await field.inputValue()))
    .toBeTruthy();
  return field.inputValue();
}

/** How many sign-ups of today and yesterday were refused for a reason, as `doctor` counts them. */
async function countRefused(slug: string, reason: string): Promise<number> {
  const trouble = await listSignUpTrouble(database.db, new Date(Date.now() - 86_400_000));
  const its = trouble.find(({ newsletter }) => newsletter === slug);
  return its?.counts.find((each) => each.reason === reason)?.count ?? 0;
}
