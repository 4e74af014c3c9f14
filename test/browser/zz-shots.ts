import { mkdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { addAuthenticator } from './add-authenticator.ts';
import { launchChromium } from './launch-chromium.ts';
import { findFlaws } from './find-flaws.ts';
const out = '/tmp/walk/shots'; mkdirSync(out, { recursive: true });
const browser = await launchChromium('/usr/bin/chromium-headless-shell');
const link = /first-owner","url":"([^"]+)"/.exec(readFileSync('/tmp/walk/start.log', 'utf8'))![1]!;
const open = async (locale: string, state?: object) => {
  const c = await browser.newContext({ baseURL: 'http://localhost:47000', locale, viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce', ...(state && { storageState: state as never }) });
  const p = await c.newPage(); p.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 200)); });
  p.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 300)));
  return p;
};
const page = await open('en'); await addAuthenticator(page);
await page.goto(link); await page.getByLabel('Email address').fill('ada@harbor.example');
await page.getByRole('button', { name: 'Open the desk' }).click(); await page.getByRole('heading', { name: 'Today' }).waitFor();
const state = await page.context().storageState();
const PAGES: Record<string, string> = {
  candidates: '/desk/candidates/sample', add: '/desk/add', subscribers: '/desk/subscribers/sample', import: '/desk/subscribers/sample/import',
  reports: '/desk/reports/sample', issuereport: '/desk/issues/sample/1/report', webhooks: '/desk/webhooks', settings: '/desk/settings/sample',
  correct: '/desk/reviews/1/correct', review: '/desk/reviews/1', issue: '/desk/issues/sample/1', queueadd: '/desk/queue/sample/add',
};
for (const [name, path] of Object.entries(PAGES)) {
  try {
    await page.emulateMedia({ colorScheme: 'light' }); await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(path); await page.locator('h1').first().waitFor({ timeout: 20000 }); await page.waitForTimeout(1200);
    await page.screenshot({ path: `${out}/${name}-light.png`, fullPage: true });
    const flaws = await findFlaws(page, { widths: [1280, 375], colours: 'all' });
    console.log(name, page.url(), flaws.length ? flaws : 'no flaws');
    await page.emulateMedia({ colorScheme: 'dark' }); await page.setViewportSize({ width: 375, height: 760 });
    await page.screenshot({ path: `${out}/${name}-dark.png`, fullPage: true });
  } catch (e) { console.log('FAIL', name, String(e).slice(0, 200)); }
}
await page.goto('/desk/subscribers/sample'); await page.waitForTimeout(800);
const href = await page.locator('a[href*="/subscribers/sample/"]').evaluateAll((as) => as.map((a) => (a as HTMLAnchorElement).pathname).filter((p) => /\/\d+$/.test(p)));
console.log(href.slice(0, 3));
if (href[0]) { await page.goto(href[0]); await page.waitForTimeout(1500); await page.screenshot({ path: `${out}/member-light.png`, fullPage: true }); await page.emulateMedia({colorScheme:'dark'}); await page.setViewportSize({ width: 375, height: 760 }); await page.screenshot({ path: `${out}/member-dark.png`, fullPage: true }); console.log('member', await findFlaws(page, { widths: [1280, 375] })); }
const ar = await open('ar', state);
for (const name of ['candidates', 'subscribers', 'reports', 'issuereport', 'webhooks', 'correct']) { await ar.goto(PAGES[name]!); await ar.locator('h1').first().waitFor(); await ar.waitForTimeout(1000); await ar.screenshot({ path: `${out}/${name}-ar.png`, fullPage: true }); }
await browser.close();
