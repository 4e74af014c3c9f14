import type { BrowserContext, Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from './launch-chromium.ts';
import { startSample, type RunningSample } from './start-sample.ts';
import { watch } from './with-browser.ts';

const DESKTOP = { width: 1280, height: 860 };
const PATIENCE_MS = 60_000;

export interface Desk {
  /** A Galley of this file alone. */
  readonly sample: () => RunningSample;
  /** A browser that nobody has used yet, with a device that holds passkeys unless told otherwise. */
  visit(options?: { readonly passkeys?: boolean; readonly locale?: string }): Promise<Page>;
  /** The link in the newest mail to an address, once there are as many as `count`. */
  linkTo(address: string, page: 'sign-in' | 'invitation', count?: number): Promise<string>;
}

/**
 * A Galley with the desk, and browsers for the people who use it. A test fails when a page asks
 * anything of another machine or logs an error, such as text that the page's policy blocks.
 */
export function withDesk(): Desk {
  let sample: RunningSample;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    sample = await startSample();
    browser = await launchChromium(inject('chromium'));
  });
  afterAll(async () => {
    await browser?.close();
    await sample?.stop();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(faults.splice(0), 'requests that leave this machine, and errors').toEqual([]);
  });
  return {
    sample: () => sample,
    async visit({ passkeys = true, locale = 'en' } = {}) {
      const baseURL = `http://localhost:${sample.env.PORT}`;
      const context = await browser.newContext({
        baseURL,
        locale,
        viewport: DESKTOP,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await watch(context, new URL(baseURL).host, faults);
      const page = await context.newPage();
      if (passkeys) await addAuthenticator(page);
      return page;
    },
    linkTo: (address, page, count = 1) => readLink(sample.url, address, page, count),
  };
}

/** Gives a page a device that makes passkeys and knows its owner, as the browser itself sees it. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function readLink(
  url: string,
  address: string,
  page: string,
  count: number,
): Promise<string> {
  const pattern = new RegExp(`http://localhost:\\d+/desk/${page}#[\\w.~-]+`);
  let links: string[] = [];
  const read = async (): Promise<number> => {
    const list = await fetch(`${url}/mailbox?q=${encodeURIComponent(address)}`);
    const paths = [...(await list.text()).matchAll(/href="(\/mailbox\/[\w-]+)"/g)];
    const mails = paths.map(async ([, path]) => (await fetch(`${url}${path}/html`)).text());
    links = (await Promise.all(mails)).flatMap((mail) => pattern.exec(mail)?.[0] ?? []);
    return links.length;
  };
  await expect
    .poll(read, { timeout: PATIENCE_MS, interval: 200, message: `mails to ${address}` })
    .toBe(count);
  const [newest] = links;
  if (newest === undefined) throw new Error(`no link to ${page} for ${address}`);
  return newest;
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
export async function signInByMail(
  page: Page,
  desk: Desk,
  email: string,
  count = 1,
): Promise<void> {
  await page.goto('/desk/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Email me a link' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(await desk.linkTo(email, 'sign-in', count));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
}
