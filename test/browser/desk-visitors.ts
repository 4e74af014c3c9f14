import type { BrowserContext, Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { addAuthenticator } from './add-authenticator.ts';
import { launchChromium } from './launch-chromium.ts';
import type { RunningSample } from './start-sample.ts';
import { watch } from './with-browser.ts';
import { withSample, type OpenSample } from './with-sample.ts';

const PHONE = { width: 375, height: 760 };
const DESKTOP = { width: 1280, height: 860 };
const PATIENCE_MS = 120_000;

export interface Visit {
  readonly passkeys?: boolean;
  readonly locale?: string;
  /** Whether they hold a telephone, which is touched. */
  readonly phone?: boolean;
}

export interface Desk {
  /** A Galley of this file alone; a second try of a test gets another. */
  readonly sample: () => RunningSample;
  /** A browser that nobody has used yet, with a device that holds passkeys unless told otherwise. */
  visit(options?: Visit): Promise<Page>;
  /** The link in the newest mail to an address, once there are as many as `count`. */
  linkTo(address: string, page: LinkedPage, count?: number): Promise<string>;
  /** How many such mails there are now. */
  countLinks(address: string, page: LinkedPage): Promise<number>;
}

type LinkedPage = 'sign-in' | 'invitation';

/**
 * A Galley with the desk, and browsers for the people who use it. A test fails when a page asks
 * anything of another machine or logs an error, such as text that the page's policy blocks.
 */
export function withDesk(open?: OpenSample): Desk {
  const sample = withSample(open);
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium(inject('chromium'));
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(faults.splice(0), 'requests that leave this machine, and errors').toEqual([]);
  });
  return {
    sample,
    async visit({ passkeys = true, locale = 'en', phone = false } = {}) {
      const baseURL = `http://localhost:${sample().env.PORT}`;
      const context = await browser.newContext({
        baseURL,
        locale,
        viewport: phone ? PHONE : DESKTOP,
        isMobile: phone,
        hasTouch: phone,
        reducedMotion: 'reduce',
      });
      // A machine with much else to do is no fault.
      context.setDefaultTimeout(PATIENCE_MS);
      contexts.push(context);
      watch(context, new URL(baseURL).host, faults);
      const page = await context.newPage();
      if (passkeys) await addAuthenticator(page);
      return page;
    },
    linkTo: (address, page, count = 1) => readNewest(sample().url, address, page, count),
    countLinks: async (address, page) => (await readLinks(sample().url, address, page)).length,
  };
}

async function readNewest(
  url: string,
  address: string,
  page: LinkedPage,
  count: number,
): Promise<string> {
  let links: readonly string[] = [];
  const read = async (): Promise<number> => {
    links = await readLinks(url, address, page);
    return links.length;
  };
  await expect
    .poll(read, { timeout: PATIENCE_MS, interval: 200, message: `mails to ${address}` })
    .toBe(count);
  const [newest] = links;
  if (newest === undefined) throw new Error(`no link to ${page} for ${address}`);
  return newest;
}

/** The links to a page in the mails to an address, newest first. */
async function readLinks(url: string, address: string, page: LinkedPage): Promise<string[]> {
  const pattern = new RegExp(`http://localhost:\\d+/desk/${page}#[\\w.~-]+`);
  const list = await fetch(`${url}/mailbox?q=${encodeURIComponent(address)}`);
  const paths = [...(await list.text()).matchAll(/href="(\/mailbox\/[\w-]+)"/g)];
  const mails = paths.map(async ([, path]) => (await fetch(`${url}${path}/html`)).text());
  return (await Promise.all(mails)).flatMap((mail) => pattern.exec(mail)?.[0] ?? []);
}

/** Becomes the first owner by the link on the terminal. */
export async function becomeOwner(page: Page, link: string, email: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
}

/** Adds a passkey on the page of somebody's account. */
export async function addPasskey(page: Page): Promise<void> {
  await page.goto('/desk/account?new');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Passkey added').waitFor();
}

/** Asks for a link by mail, and uses it in the same browser. */
export async function signInByMail(page: Page, desk: Desk, email: string): Promise<void> {
  const before = await desk.countLinks(email, 'sign-in');
  await page.goto('/desk/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Email me a link' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(await desk.linkTo(email, 'sign-in', before + 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
}
