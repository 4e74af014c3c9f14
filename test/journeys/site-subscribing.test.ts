import { confirmTokenExpiry, makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { addSubscriber, erase, importSubscribers, suppress } from '@galley/press/subscription';
import { beforeEach, describe, expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import {
  insertNewsletter,
  openSite,
  readRows,
  sameHeaders,
  selectSubscriptions,
} from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
let newsletter: Awaited<ReturnType<typeof insertNewsletter>>;
let count = 0;
/** A new address per test, since all share one database. */
let address: string;

beforeEach(async () => {
  count += 1;
  address = `reader${count}@example.com`;
  site = openSite(test.db);
  newsletter =
    (await test.db.selectFrom('newsletter').selectAll().executeTakeFirst()) ??
    (await insertNewsletter(test.db, { slug: 'weekly', title: 'The <Weekly> Review' }));
});

const subscribe = (email: string, fields: Record<string, string> = {}, headers = {}) =>
  site.post('/subscribe', { email, ...fields }, headers);

const findSubscription = (of: string) =>
  selectSubscriptions(test.db)
    .selectAll('subscription')
    .select(['subscriber.address', 'subscriber.name'])
    .where('subscriber.address_canonical', '=', of.toLowerCase())
    .executeTakeFirst();

async function requireSubscription(of: string) {
  const found = await findSubscription(of);
  if (found === undefined) throw new Error(`no subscription for ${of}`);
  return found;
}

const listNotices = (of: string) =>
  test.db.selectFrom('notice').selectAll().where('address', '=', of).orderBy('id').execute();

async function listConsents(of: string) {
  const { id } = await requireSubscription(of);
  return test.db
    .selectFrom('consent')
    .selectAll()
    .where('subscription_id', '=', id)
    .orderBy('id')
    .execute();
}

/** The link that delivery would put into the latest confirmation mail. */
async function confirmPath(of: string): Promise<string> {
  const notice = (await listNotices(of)).filter(({ kind }) => kind === 'confirmation').at(-1);
  if (!notice?.subscription_id || !notice.round) throw new Error('no confirmation');
  const token = makeConfirmToken(site.keyring, {
    subscriptionId: notice.subscription_id,
    round: notice.round,
    expiresAt: confirmTokenExpiry(notice.created_at),
  });
  return `/confirm/${token}`;
}

const readerPath = async (page: 'unsubscribe' | 'preferences', of: string): Promise<string> =>
  `/${page}/${makeReaderToken(site.keyring, (await requireSubscription(of)).id, 0)}`;

/** What a browser would send from the page's form. */
const formFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  );

async function subscribeAndConfirm(of: string) {
  await subscribe(of);
  await site.post(await confirmPath(of), {});
}

describe('subscribing', () => {
  it('goes from the form through the confirmation link to one click that ends it', async () => {
    const asked = await subscribe(address, { name: ' Ada ' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/thanks']);
    expect(await requireSubscription(address)).toMatchObject({
      status: 'pending',
      round: 1,
      name: 'Ada',
    });
    expect(await listNotices(address)).toMatchObject([
      { kind: 'confirmation', round: 1, state: 'pending' },
    ]);
    expect(site.wakes).toEqual(['work-notices']);

    const confirm = await confirmPath(address);
    const shown = await site.app.request(confirm);
    expect([shown.status, (await shown.text()).includes('<button')]).toEqual([200, true]);
    expect(await requireSubscription(address)).toMatchObject({ status: 'pending' });
    expect((await site.post(confirm, {})).status).toBe(200);
    expect(await requireSubscription(address)).toMatchObject({
      status: 'confirmed',
      confirmed_at: site.now(),
    });

    const left = await site.post(await readerPath('unsubscribe', address), {
      'List-Unsubscribe': 'One-Click',
    });
    expect([left.status, await left.text()]).toEqual([200, 'Unsubscribed.\n']);
    expect(await requireSubscription(address)).toMatchObject({
      status: 'unsubscribed',
      unsubscribed_at: site.now(),
    });
    expect(await listConsents(address)).toMatchObject([
      {
        kind: 'requested',
        wording:
          'I want to receive The <Weekly> Review by email. I can unsubscribe at any time with one click.',
        source: 'https://news.example.org/subscribe',
      },
      { kind: 'confirmed', wording: 'Yes, send me The <Weekly> Review' },
      { kind: 'unsubscribed', source: 'one-click' },
    ]);
  });

  it('takes a form alone; JSON needs the API and a key', async () => {
    const send = (body: string, type: string) =>
      site.app.request('/subscribe', { method: 'POST', headers: { 'content-type': type }, body });
    const form = 'application/x-www-form-urlencoded';
    const json = await send(JSON.stringify({ email: address }), 'application/json');
    expect([json.status, await json.json()]).toMatchObject([415, { error: 'needs-key' }]);
    expect(await findSubscription(address)).toBeUndefined();
    expect((await send('--x', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await send(`email=${address}&newsletter=no-such`, form)).status).toBe(404);
    expect((await send(`email=${'a'.repeat(20_000)}@example.com`, form)).status).toBe(413);
  });

  it('shows the form again with what was typed and what was expected', async () => {
    const response = await subscribe('"><script>alert(1)</script>', { name: '<b>' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(page).toContain('aria-invalid="true" aria-describedby="email-problem"');
    expect(page).not.toContain('<script');
  });

  it('answers with the same bytes whether or not it knows the address', async () => {
    const bytes = async (email: string) => {
      const response = await subscribe(email);
      return [response.status, sameHeaders(response), await response.text()];
    };
    const unknown = await bytes(address);
    const pending = await bytes(address);
    await site.post(await confirmPath(address), {});
    const confirmed = await bytes(address);
    await suppress(site.deps, owner, { address: `suppressed${count}@example.com` });
    const suppressed = await bytes(`suppressed${count}@example.com`);
    const trapped = await subscribe(`trap${count}@example.com`, {
      website: 'https://spam.example',
    });
    expect(pending).toEqual(unknown);
    expect(confirmed).toEqual(unknown);
    expect(suppressed).toEqual(unknown);
    expect([trapped.status, sameHeaders(trapped), await trapped.text()]).toEqual(unknown);
  });

  it('stores and mails nothing for a suppressed address or a filled trap', async () => {
    await suppress(site.deps, owner, { address });
    await subscribe(address);
    await subscribe(`trap${count}@example.com`, { website: 'https://spam.example' });
    expect(await findSubscription(address)).toBeUndefined();
    expect(await findSubscription(`trap${count}@example.com`)).toBeUndefined();
    expect(await listNotices(address)).toEqual([]);
  });

  it('takes the same time whether or not the address is known', async () => {
    const slow = openSite(test.db, { subscribeMilliseconds: 80 });
    const time = async () => {
      const began = performance.now();
      await slow.post('/subscribe', { email: address });
      return performance.now() - began;
    };
    expect(await time()).toBeGreaterThan(75);
    expect(await time()).toBeGreaterThan(75);
  });

  it('mails one confirmation a day and three a month, and keeps the sent link working', async () => {
    await subscribe(address);
    const first = await confirmPath(address);
    await subscribe(address.toUpperCase());
    expect(await listNotices(address)).toHaveLength(1);
    expect((await site.app.request(first)).status).toBe(200);
    for (let day = 1; day < 20; day += 1) {
      site.passHours(25);
      await subscribe(address);
    }
    expect(await listNotices(address)).toHaveLength(3);
    expect((await requireSubscription(address)).round).toBe(3);
  });

  it('mails one confirmation when many ask at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => subscribe(address)));
    expect(await listNotices(address)).toHaveLength(1);
    expect(await listConsents(address)).toHaveLength(1);
  });

  it('does nothing for a confirmed reader', async () => {
    await subscribeAndConfirm(address);
    site.passHours(48);
    await subscribe(address);
    expect((await listNotices(address)).map(({ kind }) => kind)).toEqual([
      'confirmation',
      'welcome',
    ]);
  });
});

describe('confirming', () => {
  it('welcomes once, however often and fast the button is pressed', async () => {
    await subscribe(address);
    const path = await confirmPath(address);
    const answers = await Promise.all(Array.from({ length: 6 }, () => site.post(path, {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await listNotices(address)).map(({ kind }) => kind)).toEqual([
      'confirmation',
      'welcome',
    ]);
    expect((await listConsents(address)).map(({ kind }) => kind)).toEqual([
      'requested',
      'confirmed',
    ]);
  });

  it('refuses a link after 48 hours, a replaced link, and a forged one', async () => {
    await subscribe(address);
    const first = await confirmPath(address);
    site.passHours(47);
    await subscribe(address);
    expect((await site.post(first, {})).status).toBe(410);
    const second = await confirmPath(address);
    site.passHours(48);
    expect((await site.post(second, {})).status).toBe(410);
    expect((await site.app.request(second)).status).toBe(410);
    expect((await site.post(`${second}0`, {})).status).toBe(404);
    expect(await requireSubscription(address)).toMatchObject({ status: 'pending' });
  });

  it('brings nobody back through a link from before they left', async () => {
    await subscribe(address);
    const path = await confirmPath(address);
    await site.post(path, {});
    await site.post(await readerPath('unsubscribe', address), {});
    expect((await site.post(path, {})).status).toBe(410);
    expect(await requireSubscription(address)).toMatchObject({ status: 'unsubscribed' });
    site.passHours(25);
    await subscribe(address);
    const asked = await confirmPath(address);
    site.passHours(1);
    await site.post(await readerPath('unsubscribe', address), {});
    const left = await requireSubscription(address);
    await site.post(await readerPath('unsubscribe', address), {});
    expect(await requireSubscription(address)).toEqual(left);
    expect((await site.post(asked, {})).status).toBe(410);
    site.passHours(25);
    await subscribe(address);
    expect(await requireSubscription(address)).toMatchObject({ status: 'unsubscribed' });
    await site.post(await confirmPath(address), {});
    expect(await requireSubscription(address)).toMatchObject({ status: 'confirmed' });
  });

  it('ends a pause from before they left, so that mail comes again', async () => {
    await subscribeAndConfirm(address);
    const { slug } = newsletter;
    const to = await readerPath('preferences', address);
    await site.post(to, { chosen: slug, [`floor.${slug}`]: '4', [`pause.${slug}`]: '12' });
    await site.post(await readerPath('unsubscribe', address), {});
    expect((await requireSubscription(address)).paused_until).not.toBeNull();
    site.passHours(25);
    await subscribe(address);
    await site.post(await confirmPath(address), {});
    expect(await requireSubscription(address)).toMatchObject({
      status: 'confirmed',
      choice: 'floor=4',
      paused_until: null,
      catch_up_since: null,
    });
  });
});

describe('unsubscribing', () => {
  it('accepts one click in both encodings, from anywhere, without cookie or redirect', async () => {
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const bodies = [form, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })];
    for (const [index, body] of bodies.entries()) {
      const of = `${index}.${address}`;
      await subscribeAndConfirm(of);
      const response = await site.app.request(await readerPath('unsubscribe', of), {
        method: 'POST',
        body,
        headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      });
      expect([response.status, await response.text()]).toEqual([200, 'Unsubscribed.\n']);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(await requireSubscription(of)).toMatchObject({ status: 'unsubscribed' });
    }
  });

  it('accepts the page’s own button, an empty body and a body that is not a form', async () => {
    for (const [index, init] of [
      { body: new URLSearchParams() },
      {},
      { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
    ].entries()) {
      const of = `${index}.${address}`;
      await subscribeAndConfirm(of);
      const path = await readerPath('unsubscribe', of);
      const response = await site.app.request(path, { method: 'POST', ...init });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('You are unsubscribed');
      expect(await requireSubscription(of)).toMatchObject({ status: 'unsubscribed' });
    }
  });

  it('is recorded once, however often it is requested', async () => {
    await subscribeAndConfirm(address);
    const path = await readerPath('unsubscribe', address);
    const answers = await Promise.all(Array.from({ length: 5 }, () => site.post(path, {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const left = (await listConsents(address)).filter(({ kind }) => kind === 'unsubscribed');
    expect(left).toHaveLength(1);
  });

  it('names the newsletter that was left, and offers to subscribe again by the ordinary form', async () => {
    await subscribeAndConfirm(address);
    const path = await readerPath('unsubscribe', address);
    const left = await (await site.post(path, {})).text();
    const looked = await (await site.app.request(path)).text();
    for (const page of [left, looked]) {
      expect(page).toMatch(/class="nameplate" href="\/"\s*><bdi>The &lt;Weekly&gt; Review<\/bdi>/);
      expect(page).toContain('You will no longer get The &lt;Weekly&gt; Review.');
    }
    expect(left).toContain('Keep sending me The &lt;Weekly&gt; Review');
    expect(looked).toContain('Subscribe again');
    expect(looked).toContain('I want to receive The &lt;Weekly&gt; Review by email.');
    expect(await requireSubscription(address)).toMatchObject({ status: 'unsubscribed' });

    site.passHours(25);
    const form = await (await site.app.request(path)).text();
    site.passHours(1 / 3600);
    const again = await site.post('/subscribe', formFields(form));
    expect([again.status, again.headers.get('location')]).toEqual([303, '/thanks']);
    expect(await requireSubscription(address)).toMatchObject({ status: 'unsubscribed' });
    expect((await site.post(await confirmPath(address), {})).status).toBe(200);
    expect(await requireSubscription(address)).toMatchObject({ status: 'confirmed' });

    const unknown = await site.post('/subscribe', { ...formFields(form), email: `x.${address}` });
    expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/thanks']);
  });

  it('offers a new link in place of one that has expired, to the same address', async () => {
    const other = { slug: `other${count}`, title: 'The Other', isDefault: false };
    await insertNewsletter(test.db, other);
    await subscribe(address, { newsletter: other.slug });
    const path = await confirmPath(address);
    site.passHours(49);
    for (const page of [await site.app.request(path), await site.post(path, {})]) {
      expect(page.status).toBe(410);
      const text = await page.text();
      expect(text).toContain(`href="/n/${other.slug}/subscribe"`);
      expect(text).toContain(`action="${path}/again"`);
    }
    const asked = await site.post(`${path}/again`, {});
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/n/${other.slug}/thanks`]);
    expect(await listNotices(address)).toHaveLength(2);
    const soon = await site.post(`${path}/again`, {});
    expect([soon.status, soon.headers.get('location')]).toEqual([303, `/n/${other.slug}/thanks`]);
    expect(await listNotices(address)).toHaveLength(2);
    expect((await site.post(await confirmPath(address), {})).status).toBe(200);
    expect(await requireSubscription(address)).toMatchObject({ status: 'confirmed' });
    const unknown = await site.post(`${path}x/again`, {});
    expect(unknown.status).toBe(404);
    for (const { headers } of [asked, soon, unknown]) {
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('refuses a forged token and accepts one of an erased reader', async () => {
    await subscribeAndConfirm(address);
    const path = await readerPath('unsubscribe', address);
    expect((await site.post(`${path}1`, {})).status).toBe(404);
    expect((await site.app.request(`${path}1`)).status).toBe(404);
    await erase(site.deps, owner, { address });
    expect((await site.post(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await site.app.request(path)).status).toBe(200);
  });
});

describe('preferences', () => {
  it('shows what one reader receives, changes the name and ends what is ticked', async () => {
    await subscribeAndConfirm(address);
    const path = await readerPath('preferences', address);
    const page = await (await site.app.request(path)).text();
    expect(page).toContain(address);
    expect(page).toContain('The &lt;Weekly&gt; Review');

    const saved = await site.post(path, { name: 'Grace' });
    expect(await saved.text()).toContain('Saved.');
    expect(await requireSubscription(address)).toMatchObject({
      status: 'confirmed',
      name: 'Grace',
    });

    const wrong = await site.post(path, { name: 'A\u202eda', unsubscribe: 'weekly' });
    expect(wrong.status).toBe(422);
    expect(await requireSubscription(address)).toMatchObject({
      status: 'confirmed',
      name: 'Grace',
    });

    const left = await site.post(path, { unsubscribe: 'weekly' });
    expect(await left.text()).toMatch(/name="subscribe"\s+value="weekly"/);
    expect(await requireSubscription(address)).toMatchObject({
      status: 'unsubscribed',
      name: 'Grace',
    });
    expect((await site.post(`${path}1`, { name: 'x' })).status).toBe(404);
  });
});

describe('erasing', () => {
  const importing = (text: string) =>
    importSubscribers(site.deps, owner, {
      newsletter: newsletter.slug,
      file: 'people.csv',
      content: [Buffer.from(text)],
      consent: 'at the fair',
    });

  it('leaves only a keyed hash of the address, which no import passes', async () => {
    await subscribeAndConfirm(address);
    expect(await erase(site.deps, owner, { address: address.toUpperCase() })).toEqual({
      kind: 'erased',
      known: true,
    });
    const left = await readRows(test.db);
    expect(left).not.toContain(address);
    expect(await erase(site.deps, owner, { address })).toEqual({ kind: 'erased', known: false });

    expect(await importing(address)).toMatchObject({
      report: { added: 0, suppressed: [{ reason: 'erasure' }] },
    });
    const added = await addSubscriber(site.deps, owner, {
      newsletter: newsletter.slug,
      address,
      consent: 'by phone',
      source: 'cli',
    });
    expect(added).toMatchObject({ kind: 'address-suppressed', reason: 'erasure' });
    expect(await findSubscription(address)).toBeUndefined();
  });

  it('lets the person come back only by their own confirmation', async () => {
    await subscribeAndConfirm(address);
    await erase(site.deps, owner, { address });
    await subscribe(address);
    expect(await importing(address)).toMatchObject({ report: { added: 0 } });
    expect(await requireSubscription(address)).toMatchObject({ status: 'pending' });
    await site.post(await confirmPath(address), {});
    expect(await requireSubscription(address)).toMatchObject({ status: 'confirmed' });
    expect(await importing(address)).toMatchObject({ report: { existing: 1, suppressed: [] } });
  });
});
