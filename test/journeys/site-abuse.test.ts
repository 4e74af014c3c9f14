import { CLOCK } from '@galley/core/editor';
import {
  confirmTokenExpiry,
  makeConfirmToken,
  makeFormStamp,
  type MailDomain,
} from '@galley/core/subscription';
import { dropSignUps } from '@galley/press/operate';
import { askToConfirm, suppress } from '@galley/press/subscription';
import { createKeyring } from '@galley/runtime';
import { expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import { insertNewsletter, openSite, PUBLIC_URL } from './site.fixture.ts';

const test = withDatabase();
let count = 0;

const DNS: Readonly<Record<string, MailDomain>> = {
  'gone.example': 'takes-no-mail',
  'silent.example': 'unknown',
};

/** A site with a newsletter of its own, in a network of its own. */
async function open() {
  count += 1;
  const slug = `n${count}`;
  await insertNewsletter(test.db, { slug, title: `Newsletter ${count}`, isDefault: false });
  const site = openSite(test.db, {
    signUps: {
      allowedDomains: ['trashmail.com'],
      lookUpMailDomain: async (domain) => DNS[domain] ?? 'takes-mail',
    },
  });
  const home = `198.51.${count}.7`;
  let headers: Record<string, string> = {};
  let ip = home;
  const send = async (fields: Record<string, string>, more: Record<string, string> = {}) => {
    const body = new FormData();
    const form = site.stampOf(slug);
    for (const [name, value] of Object.entries({ newsletter: slug, form, ...fields })) {
      body.set(name, value);
    }
    return sendBody(body, more);
  };
  const sendBody = async (body: FormData, more: Record<string, string> = {}) => {
    const socket = { remoteAddress: ip, remotePort: 1, remoteFamily: 'IPv4' };
    const init = { method: 'POST', body, headers: { ...headers, ...more } };
    const response = await site.app.request('/subscribe', init, { incoming: { socket } });
    const place = response.headers.get('location');
    return { status: response.status, place, page: await response.text() };
  };
  return {
    ...site,
    slug,
    address: `reader@n${count}.example`,
    send,
    sendBody,
    from: (next: string) => void (ip = next),
    with: (next: Record<string, string>) => void (headers = next),
    stamp: (secondsAgo: number, of = slug) => site.stampOf(of, secondsAgo),
    async confirmPath() {
      const row = await test.db
        .selectFrom('subscription')
        .innerJoin('newsletter', 'newsletter.id', 'subscription.newsletter_id')
        .select(['subscription.id', 'subscription.round'])
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow();
      const expiresAt = confirmTokenExpiry(site.now());
      const claim = { subscriptionId: row.id, round: row.round, expiresAt };
      return `/confirm/${makeConfirmToken(site.keyring, claim)}`;
    },
    async seen() {
      const mails = await test.db
        .selectFrom('notice')
        .innerJoin('newsletter', 'newsletter.id', 'notice.newsletter_id')
        .select('notice.address')
        .where('slug', '=', slug)
        .where('kind', '=', 'confirmation')
        .execute();
      const refused = await test.db
        .selectFrom('sign_up_refusal')
        .innerJoin('newsletter', 'newsletter.id', 'sign_up_refusal.newsletter_id')
        .select(({ fn }) => ['reason', fn.sum<string>('count').as('count')])
        .where('slug', '=', slug)
        .groupBy('reason')
        .execute();
      return {
        mails: mails.length,
        refused: Object.fromEntries(refused.map((row) => [row.reason, Number(row.count)])),
      };
    },
  };
}

type World = Awaited<ReturnType<typeof open>>;
/** What a stranger does; all that it sees comes back. */
type Act = (world: World) => Promise<unknown>;
/** The reasons that are counted, and how many mails go out all the same. */
type Expected = readonly [refused: Readonly<Record<string, number>>, mails: number];

async function times(many: number, act: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < many; n += 1) await act(n);
}

const to =
  (email: string): Act =>
  (world) =>
    world.send({ email });
const named =
  (name: string): Act =>
  (world) =>
    world.send({ email: world.address, name });
const stamped =
  (form: (world: World) => string): Act =>
  (world) =>
    world.send({ email: world.address, form: form(world) });
const withHeaders =
  (headers: Record<string, string>): Act =>
  (world) =>
    world.send({ email: world.address }, headers);

const CASES: readonly (readonly [what: string, act: Act, expected: Expected])[] = [
  [
    'fills in the hidden field',
    (w) => w.send({ email: w.address, website: 'x' }),
    [{ trap: 1 }, 0],
  ],
  ['fills it in with a space', (w) => w.send({ email: w.address, website: ' ' }), [{ trap: 1 }, 0]],
  [
    'puts a file into the hidden field',
    (w) => {
      const body = new FormData();
      body.set('newsletter', w.slug);
      body.set('email', w.address);
      body.set('website', new File(['x'], 'x.txt'));
      return w.sendBody(body);
    },
    [{ trap: 1 }, 0],
  ],
  [
    'fills it in with no address at all',
    (w) => w.send({ email: '', website: 'x' }),
    [{ trap: 1 }, 0],
  ],
  ['posts without our form', stamped(() => ''), [{ 'no-form': 1 }, 0]],
  ['invents a stamp', stamped(() => 'now'), [{ 'forged-form': 1 }, 0]],
  [
    'signs a stamp with a key of its own',
    stamped(({ slug, now }) =>
      makeFormStamp(createKeyring(['a key of some stranger, long enough']), {
        newsletter: slug,
        kind: 'shared',
        at: now(),
      }),
    ),
    [{ 'forged-form': 1 }, 0],
  ],
  [
    'takes the stamp of another newsletter',
    stamped((w) => w.stamp(10, 'another')),
    [{ 'forged-form': 1 }, 0],
  ],
  [
    'moves the time of a stamp',
    stamped((w) => w.stamp(1).replace(/\d+$/, (at) => String(Number(at) - 60_000))),
    [{ 'forged-form': 1 }, 0],
  ],
  [
    'turns a stamp into one of a stored page',
    stamped((w) => w.stamp(1).replace('.first.', '.shared.')),
    [{ 'forged-form': 1 }, 0],
  ],
  ['posts as soon as it has the form', stamped((w) => w.stamp(0)), [{ 'too-fast': 1 }, 0]],
  ['posts after two seconds', stamped((w) => w.stamp(2)), [{ 'too-fast': 1 }, 0]],
  ['posts a form from the future', stamped((w) => w.stamp(-60)), [{ 'too-fast': 1 }, 0]],
  ['keeps a form for more than a day', stamped((w) => w.stamp(86_401)), [{ 'stale-form': 1 }, 0]],
  [
    'posts from another site',
    withHeaders({ 'sec-fetch-site': 'cross-site' }),
    [{ elsewhere: 1 }, 0],
  ],
  [
    'posts from a sister site',
    withHeaders({ 'sec-fetch-site': 'same-site' }),
    [{ elsewhere: 1 }, 0],
  ],
  [
    'posts from another origin',
    withHeaders({ origin: 'https://evil.example' }),
    [{ elsewhere: 1 }, 0],
  ],
  ['posts from a frame without an origin', withHeaders({ origin: 'null' }), [{ elsewhere: 1 }, 0]],
  [
    'claims our origin from another site',
    withHeaders({ 'sec-fetch-site': 'cross-site', origin: PUBLIC_URL }),
    [{ elsewhere: 1 }, 0],
  ],
  [
    'advertises a page as a name',
    named('Win at https://casino.example'),
    [{ 'link-in-name': 1 }, 0],
  ],
  ['advertises without a scheme', named('www.casino.example'), [{ 'link-in-name': 1 }, 0]],
  ['advertises a channel', named('Join t.me today'), [{ 'link-in-name': 1 }, 0]],
  ['enters an address that only sends', to('no-reply@shop.example'), [{ 'machine-address': 1 }, 0]],
  ['enters a mail server', to('MAILER-DAEMON@shop.example'), [{ 'machine-address': 1 }, 0]],
  ['enters a bounce address', to('bounces+4711@shop.example'), [{ 'machine-address': 1 }, 0]],
  ['uses an address of ten minutes', to('x@mailinator.com'), [{ disposable: 1 }, 0]],
  ['uses one in capitals', to('X@MAILINATOR.COM'), [{ disposable: 1 }, 0]],
  ['uses a part of such a domain', to('x@mx7.mailinator.com'), [{ disposable: 1 }, 0]],
  ['uses a domain that the operator allows', to('x@trashmail.com'), [{}, 1]],
  ['uses a forwarding service', to('x@duck.com'), [{}, 1]],
  ['invents a domain', to('x@gone.example'), [{ 'domain-takes-no-mail': 1 }, 0]],
  ['uses a domain that DNS knows nothing about', to('x@silent.example'), [{}, 1]],
  [
    'enters an address that must not be mailed',
    async (w) => {
      await suppress(w.deps, owner, { address: w.address });
      return w.send({ email: w.address });
    },
    [{ suppressed: 1 }, 0],
  ],
  [
    'enters the address of a reader',
    async (w) => {
      await w.send({ email: w.address });
      await w.post(await w.confirmPath(), {});
      await w.send({ email: w.address });
    },
    [{ subscribed: 1 }, 1],
  ],
  [
    'enters an address twice a day',
    (w) => times(2, () => w.send({ email: w.address })),
    [{ address: 1 }, 1],
  ],
  [
    'enters an address every day',
    (w) =>
      times(5, async () => {
        await w.send({ email: w.address });
        w.passHours(25);
      }),
    [{ address: 2 }, 3],
  ],
  [
    'waits until an unconfirmed address is forgotten',
    async (w) => {
      await times(3, async () => {
        await w.send({ email: w.address });
        w.passHours(25);
      });
      w.passHours(15 * 24);
      await dropSignUps(w.deps, CLOCK);
      await w.send({ email: w.address });
    },
    [{ address: 1 }, 0],
  ],
  [
    'spells an address with tags',
    (w) => times(5, (n) => w.send({ email: w.address.replace('@', `+${n}@`) })),
    [{ 'folded-address': 2 }, 3],
  ],
  [
    'spells an address with dots',
    (w) =>
      times(5, (n) => {
        const local = ['victim', 'v.ictim', 'vi.ctim', 'vic.tim', 'v.i.ctim'][n] ?? '';
        return w.send({ email: `${local}${w.slug}@gmail.com` });
      }),
    [{ 'folded-address': 2 }, 3],
  ],
  [
    'enters strangers from one network',
    (w) =>
      times(12, async (n) => {
        w.from(`203.0.113.${n}`);
        await w.send({ email: `p${n}.${w.address}` });
      }),
    [{ network: 2 }, 10],
  ],
  [
    'enters strangers from one IPv6 network',
    (w) =>
      times(12, async (n) => {
        w.from(`2001:db8:7:7::${n}`);
        await w.send({ email: `p${n}.${w.address}` });
      }),
    [{ network: 2 }, 10],
  ],
  [
    'enters strangers from many networks of one customer',
    (w) =>
      times(22, async (n) => {
        w.from(`2001:db8:9:${n}::1`);
        await w.send({ email: `p${n}.${w.address}` });
      }),
    [{ 'wide-network': 2 }, 20],
  ],
  [
    'forges the address of its network',
    (w) =>
      times(12, async (n) => {
        w.with({ 'x-forwarded-for': `192.0.2.${n}` });
        await w.send({ email: `p${n}.${w.address}` });
      }),
    [{ network: 2 }, 10],
  ],
  [
    'asks for a new link again and again',
    async (w) => {
      await w.send({ email: w.address });
      const path = await w.confirmPath();
      await times(4, () => w.post(`${path}/again`, {}));
    },
    [{ address: 2, 'folded-address': 2 }, 1],
  ],
  [
    'asks through the API again and again',
    (w) =>
      times(3, () =>
        askToConfirm(w.deps, owner, { newsletter: w.slug, address: w.address, source: 'test' }),
      ),
    [{ address: 2 }, 1],
  ],
];

it.each(CASES)('a stranger who %s is counted as such', async (_what, act, [refused, mails]) => {
  const world = await open();
  await act(world);
  expect(await world.seen()).toEqual({ refused, mails });
});

it('at least forty ways are known', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(40);
});

it('an address that was forgotten is not stored again unless it gets a mail', async () => {
  const world = await open();
  const stored = async () =>
    test.db
      .selectFrom('subscriber')
      .select('id')
      .where('address_canonical', '=', world.address)
      .execute();
  await times(3, async () => {
    await world.send({ email: world.address });
    world.passHours(25);
  });
  expect(await stored()).toHaveLength(1);
  world.passHours(15 * 24);
  await dropSignUps(world.deps, CLOCK);
  await world.send({ email: world.address });
  expect(await stored()).toEqual([]);
  world.passHours(15 * 24);
  await world.send({ email: world.address });
  expect(await stored()).toHaveLength(1);
});

it('a refused visitor sees the page of an accepted one', async () => {
  const world = await open();
  const accepted = await world.send({ email: world.address });
  expect(accepted).toMatchObject({ status: 303, place: `/n/${world.slug}/thanks` });
  for (const fields of [
    { email: world.address },
    { email: `b.${world.address}`, website: 'x' },
    { email: `c.${world.address}`, name: 'www.casino.example' },
    { email: 'no-reply@shop.example' },
    { email: 'x@mailinator.com' },
    { email: 'x@gone.example' },
  ]) {
    expect(await world.send(fields)).toEqual(accepted);
  }
});

it('a person whose form is unsure only presses the button once more', async () => {
  const world = await open();
  const email = `"ada <b>"@x.example`;
  expect((await world.send({ email, form: '' })).status).toBe(422);
  const asked = await world.send({ email: world.address, name: 'A & <b>', form: '' });
  expect(asked.status).toBe(200);
  expect(asked.page).toContain('One more click');
  expect(asked.page).toContain(`value="${world.address}"`);
  expect(asked.page).toContain('value="A &amp; &lt;b&gt;"');
  const [, form = ''] = /name="form" value="([^"]*)"/.exec(asked.page) ?? [];
  expect((await world.send({ email: world.address, form })).status).toBe(200);
  world.passHours(1 / 3600);
  expect((await world.send({ email: world.address, form })).status).toBe(303);
  expect((await world.seen()).mails).toBe(1);
});

it('only the page for frames may be framed, and its form leaves the frame', async () => {
  const world = await open();
  const embed = await world.app.request(`/embed/${world.slug}`);
  expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embed.headers.get('x-frame-options')).toBeNull();
  expect(embed.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(await embed.text()).toMatch(/<form[^>]* target="_top"/);
  for (const path of [`/n/${world.slug}/subscribe`, `/n/${world.slug}/thanks`, '/embed/no-such']) {
    const { headers } = await world.app.request(path);
    if (path.startsWith('/n/')) expect(headers.get('x-frame-options')).toBe('DENY');
    if (path.startsWith('/n/')) {
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  }
});
