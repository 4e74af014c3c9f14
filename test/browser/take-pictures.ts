import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addAuthenticator } from './add-authenticator.ts';
import {
  ARABIC,
  ENGLISH,
  addNewsletters,
  addReader,
  pathOf,
  sendFirstIssues,
} from './add-newsletters.ts';
import { findChromium } from './find-chromium.ts';
import { launchChromium } from './launch-chromium.ts';
import { sendLongIssue } from './send-long-issue.ts';
import { runOnSample, startSample, type RunningSample } from './start-sample.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/pictures');
const NEWCOMERS = ['bounced@resend.dev', 'ana@readers.example', 'bo@readers.example'];
const INVITED = [
  ['bo@galley.example', 'publisher'],
  ['mona@galley.example', 'writer'],
] as const;
const PATIENCE_MS = 60_000;

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture per pixel of the page. */
  readonly scale: number;
  readonly scheme?: 'dark';
  readonly open: (page: Page, url: string, sample: RunningSample) => Promise<unknown>;
}

const SAMPLE_ISSUE = "Inside OpenAI's Race to Catch Up to Claude Code";

/** The pictures in README and docs. Each height ends between two lines of text. */
const PICTURES: readonly Picture[] = [
  { name: 'issue-mail', width: 664, height: 1168, scale: 2, open: openMail },
  {
    name: 'mailbox',
    width: 960,
    height: 524,
    scale: 1.5,
    open: (page, url) => page.goto(`${url}/mailbox`),
  },
  {
    name: 'issue-page',
    width: 960,
    height: 1160,
    scale: 1.5,
    open: (page, url) => page.goto(`${url}/n/sample/issues/1`),
  },
  {
    name: 'proof',
    width: 1640,
    height: 1560,
    scale: 1,
    open: openProof,
  },
  { name: 'desk', width: 1120, height: 800, scale: 1.5, open: openQueue },
  { name: 'desk-today', width: 1120, height: 880, scale: 1.5, open: openToday },
  { name: 'desk-add', width: 1280, height: 820, scale: 1.5, open: openAdding },
  { name: 'desk-review', width: 1440, height: 900, scale: 1.5, open: openReview },
  { name: 'desk-history', width: 1120, height: 640, scale: 1.5, open: openHistory },
  { name: 'desk-planner', width: 1280, height: 860, scale: 1.5, open: openPlanner },
  { name: 'desk-issue', width: 1280, height: 1180, scale: 1.5, open: openIssue },
  { name: 'desk-proof', width: 1680, height: 1050, scale: 1, open: openDeskProof },
  { name: 'desk-approve', width: 390, height: 844, scale: 2, open: openApproval },
  { name: 'desk-theme', width: 1440, height: 900, scale: 1.5, open: openTheme },
  { name: 'desk-sending', width: 1120, height: 800, scale: 1.5, open: openSending },
  { name: 'desk-people', width: 1120, height: 640, scale: 1.5, open: openPeople },
  { name: 'desk-report', width: 1120, height: 900, scale: 1.5, open: openReport },
  { name: 'desk-subscribers', width: 1120, height: 640, scale: 1.5, open: openSubscribers },
  { name: 'desk-sign-in', width: 390, height: 520, scale: 2, open: openSignIn },
  { name: 'desk-rules', width: 1120, height: 800, scale: 1.5, open: openRules },
  { name: 'home', width: 960, height: 796, scale: 1.5, open: (page, url) => page.goto(url) },
  // These have newsletters of their own, and one of those is then on the front page.
  { name: 'reader-subscribe', width: 960, height: 1010, scale: 1.5, open: openForm },
  { name: 'reader-archive', width: 960, height: 900, scale: 1.5, open: openSearch },
  { name: 'reader-review', width: 960, height: 1000, scale: 1.5, open: openFound },
  { name: 'reader-preferences', width: 960, height: 1220, scale: 1.5, open: openPreferences },
  {
    name: 'reader-unsubscribed',
    width: 375,
    height: 812,
    scale: 2,
    scheme: 'dark',
    open: openGoodbye,
  },
];

/**
 * Retakes the pictures from a Galley started only for this: all of them, or only those whose names
 * begin as the arguments say.
 */
async function takePictures(beginnings: readonly string[]): Promise<void> {
  const wanted = PICTURES.filter(
    ({ name }) => beginnings.length === 0 || beginnings.some((begins) => name.startsWith(begins)),
  );
  const executable = findChromium(process.env['PATH'] ?? '');
  const sample = await startSample();
  const browser = await launchChromium(executable);
  try {
    await sendLongIssue(sample);
    await subscribe(sample.url);
    await mkdir(FOLDER, { recursive: true });
    for (const picture of wanted) await take(browser, picture, sample);
  } finally {
    await browser.close();
    await sample.stop();
  }
}

async function take(browser: Browser, picture: Picture, sample: RunningSample): Promise<void> {
  const { name, width, height, scale, scheme = 'light', open } = picture;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: scheme,
  });
  await open(page, sample.url, sample);
  const path = join(FOLDER, `${name}.png`);
  const { length } = await page.screenshot({ path });
  console.log(`docs/pictures/${name}.png  ${Math.ceil(length / 1024)} KB`);
  await page.close();
}

async function openMail(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/mailbox?q=${encodeURIComponent(SAMPLE_ISSUE)}`);
  const path = await page.getByRole('link', { name: SAMPLE_ISSUE }).getAttribute('href');
  await page.goto(`${url}${path}/html`);
}

/** The proof, once the mails that it shows are there. */
async function openProof(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/proof/1?newsletter=sample`);
  for (const name of ['Desktop', 'Phone', 'Dark', 'Forced dark', 'Images off']) {
    await page.frameLocator(`iframe[title^="${name}:"]`).locator('h1').first().waitFor();
  }
}

const WAITING = ['quiet-grid', 'tide-tables', 'lunch-counter', 'paper-trail'];
const FIXTURES = resolve(import.meta.dirname, '../../packages/core/fixtures');
const DIGEST = 'digest';
let cookies: Parameters<BrowserContext['addCookies']>[0] | null = null;

/** Comes in as the owner, who writes for a newsletter that has something to do. */
async function enter(page: Page, sample: RunningSample): Promise<void> {
  if (cookies !== null) {
    await page.context().addCookies(cookies);
    return;
  }
  await page.goto(sample.firstOwner);
  await page.getByLabel('Email address').fill('ana@galley.example');
  await page.getByLabel('Name (optional)').fill('Ana Sato');
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  cookies = await page.context().cookies();
  await addAuthenticator(page);
  await page.goto(`${deskOf(sample)}/account?new`);
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Passkey added').waitFor();
  const run = (...argv: string[]): Promise<string> => runOnSample(sample, argv);
  await run('newsletter', 'set', DIGEST, '--title', 'The Harbour Digest', '--maximum', '3');
  const ids: string[] = [];
  for (const name of [...WAITING.map((name) => `reviews/${name}`), 'seed-review']) {
    const file = resolve(FIXTURES, `${name}.txt`);
    const { id } = JSON.parse(await run('review', 'add', file, '-n', DIGEST, '--json')) as {
      id: string;
    };
    ids.push(id);
  }
  await run('review', 'hold', String(ids.at(-1)));
  await run('review', 'pin', String(ids.at(-2)));
}

async function openQueue(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/queue/${DIGEST}`);
  await page.locator('.queue-row').first().waitFor();
}

async function openToday(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(deskOf(sample));
  await page.getByRole('heading', { name: 'The Harbour Digest' }).waitFor();
}

async function openAdding(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/queue/${DIGEST}/add`);
  await page.getByRole('button', { name: 'Try it with a sample' }).click();
  await page.locator('.shown-review').waitFor();
  await page.getByRole('button', { name: /^Queue/ }).waitFor();
}

async function openReview(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/queue/${DIGEST}`);
  await page.getByRole('link', { name: /^A Paper Trail/ }).click();
  await page.locator('#summary').waitFor();
  await page.frameLocator('iframe').first().locator('h1').first().waitFor();
  await page.mouse.move(0, 0);
}

/** What a sitting has changed, beside how the review came in. */
async function openHistory(page: Page, url: string, sample: RunningSample): Promise<void> {
  await openQueue(page, url, sample);
  await page.getByRole('link', { name: /^A Paper Trail/ }).click();
  await page.locator('#whyItMatters').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('For anybody who has ever lost a file: ');
  await page.locator('.dot.typed').waitFor();
  await page.locator('.dot.saved').waitFor();
  await page.getByRole('link', { name: 'History' }).click();
  await page.locator('ins').first().waitFor();
}

const NOTE = `Two of the pieces below disagree with each other, so we put them side by side.

If you think that we read one of them wrongly, answer this mail: it reaches the editors.`;

async function openPlanner(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/planner/${DIGEST}`);
  await page.getByRole('heading', { name: 'Planner' }).waitFor();
  await page.getByText('Tide Tables').first().waitFor();
}

/** The next issue, with readers to get it and a note. */
async function openIssue(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  const run = (...argv: string[]): Promise<string> => runOnSample(sample, argv);
  const consent = ['--consent', 'Made up for a picture'];
  await run('newsletter', 'set', DIGEST, '--undo-window', '1h', '--testers', 'ana@galley.example');
  await run('newsletter', 'set', DIGEST, '--from', 'The Harbour Digest <digest@galley.example>');
  await run('newsletter', 'set', DIGEST, '--postal-address', '1 Harbour Street, Bristol');
  for (const name of ['ida', 'joe', 'kim']) {
    await run('subscriber', 'add', `${name}@readers.example`, '-n', DIGEST, ...consent);
  }
  const [next] = JSON.parse(await run('calendar', '-n', DIGEST, '--json')) as { dueOn: string }[];
  await run('issue', 'compile', '-n', DIGEST, '--slot', next?.dueOn ?? '');
  await run('issue', 'set', '1', '-n', DIGEST, '--note', NOTE);
  await page.goto(`${deskOf(sample)}/issues/${DIGEST}/1`);
  await page.getByLabel('Subject').waitFor();
  await page.locator('.findings-part .verdict').waitFor();
  await page.mouse.move(0, 0);
}

async function openDeskProof(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/issues/${DIGEST}/1/proof`);
  await page.frameLocator('iframe').first().locator('h1').first().waitFor();
}

async function openApproval(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/issues/${DIGEST}/1?approve`);
  await page.getByRole('dialog').getByText('Hash').first().waitFor();
}

async function openReport(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/issues/sample/2/report`);
  await page.getByRole('img', { name: 'What happened when' }).waitFor();
}

async function openRules(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/settings/${DIGEST}#rules`);
  await page.getByText('outlet-mix').first().waitFor();
}

async function openSubscribers(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  const consent = ['--consent', 'Made up for a picture'];
  for (const name of ['ida', 'joe', 'kim']) {
    await runOnSample(sample, [
      ...['subscriber', 'add', `${name}@readers.example`, '-n', DIGEST],
      ...consent,
    ]);
  }
  await page.goto(`${deskOf(sample)}/subscribers/${DIGEST}`);
  await page.getByText('kim@readers.example').waitFor();
}

/** The page of somebody who is not signed in. */
async function openSignIn(page: Page, _: string, sample: RunningSample): Promise<void> {
  await page.goto(`${deskOf(sample)}/sign-in`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByLabel('Email address').waitFor();
}

async function openTheme(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await page.goto(`${deskOf(sample)}/settings/${DIGEST}#theme`);
  await page.frameLocator('iframe').first().locator('h1').first().waitFor();
}

/** A release that can still be taken back. */
async function openSending(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  await runOnSample(sample, [
    ...['issue', 'approve', '1', '-n', DIGEST],
    ...['--by', 'Ana Sato', '--date', 'today'],
  ]);
  await runOnSample(sample, ['issue', 'send', '1', '-n', DIGEST]);
  await page.goto(`${deskOf(sample)}/issues/${DIGEST}/1`);
  await page.getByRole('button', { name: /^Stop/ }).first().waitFor();
}

/** The people of a desk that already has some. */
async function openPeople(page: Page, _: string, sample: RunningSample): Promise<void> {
  await enter(page, sample);
  for (const [address, role] of INVITED) {
    await runOnSample(sample, ['person', 'invite', address, '--role', role]);
  }
  await page.goto(`${deskOf(sample)}/people`);
  await page.getByText(INVITED[0][0]).waitFor();
}

const READERS = [
  [ENGLISH, 'tess@readers.example'],
  [ARABIC, 'layla@readers.example'],
] as const;
let newslettersAreThere = false;

/** Makes newsletters with an issue and with readers who choose. */
async function prepareReaders(sample: RunningSample): Promise<void> {
  if (newslettersAreThere) return;
  newslettersAreThere = true;
  await addNewsletters(sample);
  for (const [newsletter, address] of READERS) await addReader(sample, newsletter, address);
  await sendFirstIssues(sample);
}

async function openForm(page: Page, url: string, sample: RunningSample): Promise<void> {
  await prepareReaders(sample);
  await page.goto(`${url}${pathOf(ENGLISH, '/subscribe')}`);
}

async function openSearch(page: Page, url: string, sample: RunningSample): Promise<void> {
  await prepareReaders(sample);
  await page.goto(`${url}${pathOf(ENGLISH, '/archive?q=cold+snap+or+recalled+or+tide')}`);
}

async function openFound(page: Page, url: string, sample: RunningSample): Promise<void> {
  await openSearch(page, url, sample);
  await page.getByRole('link', { name: /^The Quiet Grid/ }).click();
  await page.locator('.summary').waitFor();
}

/** The preferences of somebody who wants four stars and pauses for three weeks. */
async function openPreferences(page: Page, url: string, sample: RunningSample): Promise<void> {
  await prepareReaders(sample);
  await page.goto(`${url}${await mailedLink(url, READERS[0][1])}`);
  await page.getByRole('radio', { name: /at least 4/ }).check();
  await page.locator('select').selectOption('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').waitFor();
}

async function openGoodbye(page: Page, url: string, sample: RunningSample): Promise<void> {
  await prepareReaders(sample);
  const link = await mailedLink(url, READERS[1][1]);
  await page.goto(`${url}${link.replace('preferences', 'unsubscribe')}`);
  await page.locator('main form button').click();
  await page.locator('.reasons').waitFor();
}

/** Where the mail leads that a reader asks for. */
async function mailedLink(url: string, address: string): Promise<string> {
  const body = new URLSearchParams({ email: address });
  await fetch(`${url}/preferences`, { method: 'POST', body });
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const list = await fetch(`${url}/mailbox?q=${encodeURIComponent(address)}`);
    for (const [, path] of (await list.text()).matchAll(/href="(\/mailbox\/[\w-]+)"/g)) {
      const mail = await (await fetch(`${url}${path}/html`)).text();
      const [link] = /\/preferences\/[\w.~-]+/.exec(mail) ?? [];
      if (link !== undefined) return link;
    }
    if (performance.now() > until) throw new Error(`no link for ${address}`);
    await sleep(200);
  }
}

const deskOf = ({ firstOwner }: RunningSample): string => `${new URL(firstOwner).origin}/desk`;

/** Three people subscribe, so that the mailbox has more than issues. */
async function subscribe(url: string): Promise<void> {
  for (const email of NEWCOMERS) {
    await fetch(`${url}/subscribe`, { method: 'POST', body: new URLSearchParams({ email }) });
  }
  const until = performance.now() + PATIENCE_MS;
  for (const email of NEWCOMERS) await untilMailed(url, email, until);
}

async function untilMailed(url: string, email: string, until: number): Promise<void> {
  const search = `${url}/mailbox?q=${encodeURIComponent(email)}`;
  while (!/delivered<|bounced</.test(await (await fetch(search)).text())) {
    if (performance.now() > until) throw new Error(`no mail to ${email}`);
    await sleep(200);
  }
}

await takePictures(process.argv.slice(2));
