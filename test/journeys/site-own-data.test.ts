import { makeLinkToken } from '@galley/core/editor';
import { confirmTokenExpiry, makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import {
  bucketOf,
  freezeAudienceChunk,
  openDeliveryPartition,
  suppressSubscribers,
  type NoticeRow,
} from '@galley/db';
import { CLOCK } from '@galley/core/editor';
import { finishErasures, type OwnSubscriber } from '@galley/press/own-data';
import { addSubscriber, showSubscriber, suppress } from '@galley/press/subscription';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSomebodyWaiting, owner, releaseIssue, withDatabase } from '../kit/index.ts';
import {
  insertIssue,
  insertNewsletter,
  openSite,
  readRows,
  sameHeaders,
  selectSubscriptions,
} from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
let count = 0;
/** A newsletter and an address of their own for each test, since all share one database. */
let slug: string;
let address: string;

beforeEach(async () => {
  count += 1;
  slug = `letter${count}`;
  address = `Reader${count}@example.com`;
  site = openSite(test.db);
  await insertNewsletter(test.db, { slug, title: 'The <Letter>', isDefault: false });
  await add(address);
});

const add = (of: string) =>
  addSubscriber(site.deps, owner, {
    newsletter: slug,
    address: of,
    consent: 'by phone',
    source: 'test',
  });

const subscriber = async (of = address) =>
  selectSubscriptions(test.db)
    .select(['subscriber.id', 'subscriber.bucket'])
    .select(['subscription.id as subscriptionId', 'subscription.status'])
    .where('subscriber.address_canonical', '=', of.toLowerCase())
    .executeTakeFirst();

const notices = async (): Promise<NoticeRow[]> =>
  test.db
    .selectFrom('notice')
    .innerJoin('newsletter', 'newsletter.id', 'notice.newsletter_id')
    .selectAll('notice')
    .where('newsletter.slug', '=', slug)
    .orderBy('notice.id')
    .execute();

/** The link that delivery would put into the latest mail of a kind. */
async function linkOf(kind: 'data-link' | 'new-address'): Promise<string> {
  const id = (await notices()).findLast((notice) => notice.kind === kind)?.reader_link_id;
  if (typeof id !== 'string') throw new Error(`no ${kind}`);
  return kind === 'data-link'
    ? `/data/${makeLinkToken(site.keyring, 'reader-data', id)}`
    : `/new-address/${makeLinkToken(site.keyring, 'new-address', id)}`;
}

const preferences = async () =>
  `/preferences/${makeReaderToken(site.keyring, (await subscriber())?.subscriptionId ?? '', 0)}`;

async function dataLink(): Promise<string> {
  expect((await site.post(`${await preferences()}/data-link`, {})).status).toBe(200);
  return linkOf('data-link');
}

const get = async (path: string) => site.app.request(path);

describe('the links of a reader without an old mail', () => {
  const ask = async (email: string, headers = {}) => {
    const response = await site.post('/preferences', { email }, headers);
    return [response.status, sameHeaders(response), await response.text()];
  };

  it('are mailed to the address, and the answer has the same bytes for every address', async () => {
    expect(await (await get('/preferences')).text()).toContain('Mail me my link');
    const known = await ask(address);
    expect(await notices()).toMatchObject([{ kind: 'links', address, state: 'pending' }]);
    const unknown = await ask(`nobody${count}@example.com`);
    await suppress(site.deps, owner, { address: `no${count}@example.com` });
    await add(`no${count}@example.com`);
    expect([unknown, await ask(`no${count}@example.com`)]).toEqual([known, known]);
    expect(await notices()).toHaveLength(1);
    expect(site.wakes).toEqual(['work-notices']);
  });

  it('come at most twice in a quarter of an hour, and waiting helps', async () => {
    const first = await ask(address);
    for (let n = 0; n < 4; n += 1) expect(await ask(address)).toEqual(first);
    expect(await notices()).toHaveLength(2);
    site.passHours(0.26);
    await ask(address);
    expect(await notices()).toHaveLength(3);
  });

  it('are not asked for by another site, by what is no address, or without a form', async () => {
    const foreign = await site.post(
      '/preferences',
      { email: address },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(foreign.status).toBe(403);
    const [status, , page] = await ask('"><script>');
    expect([status, String(page).includes('<script')]).toEqual([422, false]);
    expect((await site.app.request('/preferences', { method: 'POST' })).status).toBe(400);
    expect(await notices()).toEqual([]);
  });
});

describe('a link of a few minutes', () => {
  it('is mailed to the present address only, works a quarter of an hour and is not guessed', async () => {
    const path = await dataLink();
    expect(await notices()).toMatchObject([{ kind: 'data-link', address }]);
    expect(await (await get(path)).text()).toContain(address);
    expect((await get(`${path}1`)).status).toBe(404);
    const token = path.split('/').at(-1) ?? '';
    expect((await get(`/new-address/${token}`)).status).toBe(404);
    expect((await get(`/preferences/${token}`)).status).toBe(404);
    site.passHours(0.25);
    for (const act of ['', '/download', '/address', '/erase']) {
      const answer =
        act === '' ? await get(path) : await site.post(path + act, { email: 'a@b.example' });
      expect([act, answer.status]).toEqual([act, 410]);
    }
    expect(await subscriber()).toMatchObject({ status: 'confirmed' });
  });

  it('is mailed twice in a quarter of an hour at most, and the page says so', async () => {
    for (let n = 0; n < 4; n += 1) await dataLink();
    expect(await notices()).toHaveLength(2);
    const answer = await site.post(`${await preferences()}/data-link`, {});
    const page = await answer.text();
    expect(page).toContain('We have mailed you several links already.');
    expect(page).not.toContain('A link is on its way to you.');
  });

  it('says how long it worked once it does no more', async () => {
    const data = await dataLink();
    await site.post(`${data}/address`, { email: `late${count}@example.com` });
    const fresh = await linkOf('new-address');
    await test.db
      .updateTable('newsletter')
      .set({ language: 'de' })
      .where('slug', '=', slug)
      .execute();
    site.passHours(24);
    // In the language of the newsletter that mailed it, not of the front page.
    expect(await (await get(data)).text()).toContain('Er galt 15 Minuten oder so lange');
    expect(await (await get(fresh)).text()).toContain('Er galt 24 Stunden oder so lange');
  });

  it('is mailed even if a stranger asks for the links of its reader again and again', async () => {
    for (let n = 0; n < 6; n += 1) await site.post('/preferences', { email: address });
    expect((await get(await dataLink())).status).toBe(200);
  });

  it('changes nothing by GET and HEAD', async () => {
    const data = await dataLink();
    await site.post(`${data}/address`, { email: `new${count}@example.com` });
    const before = await readRows(test.db);
    for (const path of [data, `${data}/download`, `${data}/erase`, await linkOf('new-address')]) {
      for (const method of ['GET', 'HEAD', 'GET']) await site.app.request(path, { method });
    }
    expect(await readRows(test.db)).toBe(before);
  });

  it('downloads everything that is held', async () => {
    const path = await dataLink();
    const reader = await subscriber();
    const { id: newsletterId } = await test.db
      .selectFrom('newsletter')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    const issue = await insertIssue(test.db, {
      newsletterId,
      number: 1,
      state: 'cancelled',
      reviews: [],
    });
    const link = 'https://a.example/';
    await test.db
      .insertInto('issue_link')
      .values({ issue_id: issue.id, link: 1, url: link })
      .execute();
    const at = '2026-03-11T09:00:00.000Z';
    await test.db
      .insertInto('click')
      .values({
        issue_id: issue.id,
        bucket: reader?.bucket ?? 0,
        subscriber_id: reader?.id ?? '',
        link: 1,
        clicked_at: new Date(at),
        sign: 'burst',
      })
      .execute();
    const answer = await site.post(`${path}/download`, {});
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="your-data.json"');
    const { subscriptions, ...data } = (await answer.json()) as OwnSubscriber;
    const clicks = [{ number: 1, link, at, machine: 'burst' }];
    expect(subscriptions).toMatchObject([{ clicks }]);
    // Others see the rest of it, but never what somebody clicked.
    const shown = await showSubscriber(site.deps, owner, { address });
    if (shown.kind !== 'found') throw new Error(shown.kind);
    const rest = shown.subscriber.subscriptions.map((each) => ({ ...each, clicks }));
    expect({ ...shown.subscriber, subscriptions: rest }).toEqual({ ...data, subscriptions });
    expect(JSON.stringify(shown)).not.toContain(link);
    expect(shown).toMatchObject({
      subscriber: { address, subscriptions: [{ notices: [{ kind: 'data-link' }] }] },
    });
  });
});

describe('another address', () => {
  const ask = async (email: string) => site.post(`${await dataLink()}/address`, { email });

  it('is the reader’s once it has confirmed, and the old one is told', async () => {
    const next = `next${count}@example.com`;
    const asked = await ask(next);
    expect([asked.status, await subscriber(next)]).toEqual([200, undefined]);
    const path = await linkOf('new-address');
    expect(await (await get(path)).text()).toContain(next);
    expect(await subscriber(next)).toBeUndefined();
    const changed = await site.post(path, {});
    expect([changed.status, (await changed.text()).includes(next)]).toEqual([200, true]);
    expect(await subscriber(next)).toMatchObject({ status: 'confirmed' });
    expect(await subscriber()).toBeUndefined();
    expect((await notices()).at(-1)).toMatchObject({ kind: 'address-changed', address });
    expect((await site.post(path, {})).status).toBe(410);
    expect((await get(await linkOf('data-link'))).status).toBe(410);
    const shown = await showSubscriber(site.deps, owner, { address: next });
    expect(shown).toMatchObject({
      subscriber: { subscriptions: [{ consents: [{ kind: 'added' }, { kind: 'confirmed' }] }] },
    });
  });

  it('is subscribed to nothing by a link that the old one still has', async () => {
    const other = `${slug}-other`;
    await insertNewsletter(test.db, { slug: other, title: 'The Other', isDefault: false });
    await site.post('/subscribe', { email: address, newsletter: other });
    const asked = await test.db
      .selectFrom('subscription')
      .select(['id', 'round'])
      .where('status', '=', 'pending')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const expiresAt = confirmTokenExpiry(site.now());
    const claim = { subscriptionId: asked.id, round: asked.round, expiresAt };
    const confirm = `/confirm/${makeConfirmToken(site.keyring, claim)}`;
    expect((await get(confirm)).status).toBe(200);
    await ask(`next${count}@example.com`);
    await site.post(await linkOf('new-address'), {});
    expect((await site.post(confirm, {})).status).toBe(410);
  });

  it('can be the same address in other letters, whose links stay the same', async () => {
    await ask(address.toUpperCase());
    expect((await site.post(await linkOf('new-address'), {})).status).toBe(200);
    expect(await subscriber()).toMatchObject({ status: 'confirmed' });
    expect((await get(await preferences())).status).toBe(200);
  });

  it('is not shown or steered by the links that the old one still has, which only leave', async () => {
    const next = `next${count}@example.com`;
    const id = (await subscriber())?.subscriptionId ?? '';
    const old = makeReaderToken(site.keyring, id, 0);
    await site.post('/preferences', { email: address });
    await ask(next);
    await site.post(await linkOf('new-address'), {});
    const wish = { chosen: slug, [`pause.${slug}`]: '3' };
    for (const answer of [
      await get(`/preferences/${old}`),
      await site.post(`/preferences/${old}`, wish),
      await site.post(`/preferences/${old}/data-link`, {}),
    ]) {
      expect([answer.status, (await answer.text()).includes(next)]).toEqual([404, false]);
    }
    expect((await notices()).filter(({ kind }) => kind === 'data-link')).toHaveLength(1);
    const fresh = makeReaderToken(site.keyring, id, 1);
    expect(await (await get(`/preferences/${fresh}`)).text()).toContain(next);
    expect((await get(`/unsubscribe/${old}`)).status).toBe(200);
    expect(await subscriber(next)).toMatchObject({ status: 'confirmed' });
    for (const _ of [1, 2]) {
      const left = await (await site.post(`/unsubscribe/${old}`, {})).text();
      expect(left).toContain('You will no longer get our mail.');
      expect([left.includes(next), left.includes('/undo')]).toEqual([false, false]);
    }
    expect(await subscriber(next)).toMatchObject({ status: 'unsubscribed' });
    expect(await (await get(`/unsubscribe/${old}`)).text()).not.toContain(next);
    const left = await (await site.post(`/unsubscribe/${fresh}`, {})).text();
    expect(left).toContain('/undo');
  });

  it('is refused if it is another reader’s, but only to who has its mail', async () => {
    const taken = `taken${count}@example.com`;
    await add(taken);
    const free = await (await ask(`free${count}@example.com`)).text();
    expect(await (await ask(taken)).text()).toBe(free);
    expect((await site.post(await linkOf('new-address'), {})).status).toBe(409);
    expect(await subscriber()).toMatchObject({ status: 'confirmed' });
  });

  it('is free if somebody has only asked to subscribe it', async () => {
    const next = `asked${count}@example.com`;
    await site.post('/subscribe', { email: next, newsletter: slug });
    expect(await subscriber(next)).toMatchObject({ status: 'pending' });
    await ask(next);
    expect((await site.post(await linkOf('new-address'), {})).status).toBe(200);
    expect(await subscriber(next)).toMatchObject({ status: 'confirmed' });
  });

  it('is free if somebody asks to subscribe it at the same moment', async () => {
    const next = `beside${count}@example.com`;
    await ask(next);
    const link = await linkOf('new-address');
    const { promise: isChanging, resolve: startChange } = Promise.withResolvers<void>();
    const signUp = test.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('subscriber')
        .values({
          bucket: bucketOf(next),
          address: next,
          address_canonical: next,
          created_at: site.now(),
        })
        .execute();
      startChange();
      await expect.poll(() => isSomebodyWaiting(test.db)).toBe(true);
    });
    await isChanging;
    const [changed] = await Promise.all([site.post(link, {}), signUp]);
    expect(changed.status).toBe(200);
    expect(await subscriber(next)).toMatchObject({ status: 'confirmed' });
  });

  it('gets no mail if it wants none, and few if it doesn’t answer', async () => {
    const wants = `wants-none${count}@example.com`;
    await suppress(site.deps, owner, { address: wants });
    expect((await ask(wants)).status).toBe(200);
    const data = await linkOf('data-link');
    for (let n = 0; n < 4; n += 1) {
      await site.post(`${data}/address`, { email: `few${count}@example.com` });
    }
    const mailed = (await notices()).filter(({ kind }) => kind === 'new-address');
    expect(mailed.map((notice) => notice.address)).toEqual([`few${count}@example.com`]);
    expect((await site.post(`${data}/address`, { email: 'x' })).status).toBe(422);
  });

  it('is not suppressed by what becomes of a mail to the old one', async () => {
    const issue = await releaseIssue(test.db, 1);
    await openDeliveryPartition(test.db, issue.id);
    await test.db.transaction().execute((trx) => freezeAll(trx, issue));
    const [delivery] = await test.db
      .selectFrom('delivery')
      .select(['subscriber_id', 'address', 'address_canonical'])
      .where('issue_id', '=', issue.id)
      .execute();
    if (delivery === undefined) throw new Error('nobody in the audience');
    await test.db
      .updateTable('subscriber')
      .set({ address: `moved${count}@example.com`, address_canonical: `moved${count}@example.com` })
      .where('id', '=', delivery.subscriber_id)
      .execute();
    await test.db.transaction().execute((trx) =>
      suppressSubscribers(trx, [
        {
          subscriberId: delivery.subscriber_id,
          issueId: issue.id,
          reason: 'bounce',
          detail: null,
          at: site.now(),
        },
      ]),
    );
    const keys = await test.db.selectFrom('suppression').select('address_key').execute();
    expect(keys.map((row) => row.address_key)).toContain(delivery.address_canonical);
    expect(keys.map((row) => row.address_key)).not.toContain(`moved${count}@example.com`);
  });
});

type Trx = Parameters<typeof freezeAudienceChunk>[0];
const freezeAll = (trx: Trx, issue: Awaited<ReturnType<typeof releaseIssue>>) =>
  freezeAudienceChunk(trx, { issueId: issue.id, chunk: 100 });

describe('erasing oneself', () => {
  it('leaves only a keyed hash, and works once', async () => {
    const path = await dataLink();
    const erased = await site.post(`${path}/erase`, {});
    expect([erased.status, (await erased.text()).includes('Your data is erased')]).toEqual([
      200,
      true,
    ]);
    expect((await readRows(test.db)).toLowerCase()).not.toContain(address.toLowerCase());
    expect((await site.post(`${path}/erase`, {})).status).toBe(410);
    expect(await add(address)).toMatchObject({ kind: 'address-suppressed', reason: 'erasure' });
  });

  it('waits while a mail is on the wire, but leaves at once', async () => {
    const issue = await releaseIssue(test.db, 1);
    await openDeliveryPartition(test.db, issue.id);
    await test.db.transaction().execute((trx) => freezeAll(trx, issue));
    const [delivery] = await test.db
      .selectFrom('delivery')
      .selectAll()
      .where('issue_id', '=', issue.id)
      .execute();
    if (delivery === undefined) throw new Error('nobody in the audience');
    const setBatch = (state: 'attempted' | 'accepted') =>
      test.db
        .updateTable('batch')
        .set({ state, idempotency_key: `key ${delivery.batch_id}`, content_hash: 'hash' })
        .where('id', '=', delivery.batch_id)
        .execute();
    await setBatch('attempted');
    const token = makeReaderToken(site.keyring, delivery.subscription_id, 0);
    await site.post(`/preferences/${token}/data-link`, {});
    const id = (
      await test.db
        .selectFrom('notice')
        .select('reader_link_id')
        .where('subscription_id', '=', delivery.subscription_id)
        .executeTakeFirstOrThrow()
    ).reader_link_id;
    const path = `/data/${makeLinkToken(site.keyring, 'reader-data', id ?? '')}`;
    const answer = await site.post(`${path}/erase`, {});
    expect(await answer.text()).toContain('as soon as it has arrived, we erase your data');
    const status = async () =>
      test.db
        .selectFrom('subscription')
        .select('status')
        .where('id', '=', delivery.subscription_id)
        .executeTakeFirst();
    expect((await get(path)).status).toBe(410);
    const goodbye = await (await site.post(`/unsubscribe/${token}`, {})).text();
    const [undo = ''] = /\/unsubscribe\/[^"]+\/undo/.exec(goodbye) ?? [];
    expect((await site.post(undo, {})).status).toBe(410);
    expect(await status()).toEqual({ status: 'unsubscribed' });
    expect(await finishErasures(site.deps, CLOCK)).toEqual({ kind: 'finished', count: 0 });
    await setBatch('accepted');
    await test.db
      .updateTable('delivery')
      .set({ state: 'accepted', resend_id: 'e1' })
      .where('batch_id', '=', delivery.batch_id)
      .execute();
    expect(await finishErasures(site.deps, CLOCK)).toEqual({ kind: 'finished', count: 1 });
    expect(await status()).toBeUndefined();
    expect(await finishErasures(site.deps, CLOCK)).toEqual({ kind: 'finished', count: 0 });
  });
});
