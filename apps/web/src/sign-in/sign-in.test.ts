import { createAuthenticator, rawRequest, withDatabase } from '@galley/test/kit';
import { offerFirstOwner } from '@galley/press/account';
import { expect, test } from 'vitest';
import { countStrangers } from '../http/strangers.ts';
import { serve } from '../http/serve.ts';
import { openBrowser, openDesk, type Browser } from './desk.fixture.ts';
import { signInRoutes } from './index.ts';

const fixture = withDatabase();
let count = 0;
const address = () => `editor${(count += 1)}@digest.example`;

const whoIs = async (browser: Browser) => (await browser.ask('/account')).body?.['email'] ?? null;
const code = ({ body }: { readonly body: Record<string, unknown> | null }) => body?.['code'];

test('a link signs in, with a cookie that no script reads and no other site sends', async () => {
  const { browser, link, person } = openDesk(fixture);
  const email = address();
  await person(email);
  const ada = browser();
  const token = await link(ada, email);
  expect([...ada.cookies.keys()]).toEqual(['__Host-galley-browser']);
  const spent = await ada.ask('/sign-in/link/spend', { json: { token } });
  expect(spent.status).toBe(204);
  const [session] = spent.set.filter((line) => line.startsWith('__Host-galley='));
  expect(session).toMatch(/; Path=\//);
  expect(session).toMatch(/; HttpOnly/);
  expect(session).toMatch(/; Secure/);
  expect(session).toMatch(/; SameSite=Lax/);
  expect(session).not.toMatch(/Domain/);
  expect(spent.headers['cache-control']).toBe('no-store');
  expect([...ada.cookies.keys()]).toEqual(['__Host-galley']);
  expect(await whoIs(ada)).toBe(email);
});

test('on this machine by plain http the cookie has a name without a promise', async () => {
  const { person, signIn } = openDesk(fixture, 'http://127.0.0.1:3000');
  const email = address();
  await person(email);
  const ada = await signIn(email);
  expect([...ada.cookies.keys()]).toEqual(['galley']);
  expect(await whoIs(ada)).toBe(email);
});

test('where browsers keep no cookie safe, nobody can sign in', () => {
  const { deps } = openDesk(fixture);
  expect(signInRoutes({ ...deps, publicUrl: 'http://news.example' })).toEqual([]);
});

test('a cookie that was planted before is never the session afterwards', async () => {
  const { browser, link, person, origin, app } = openDesk(fixture);
  const email = address();
  await person(email);
  const planted = 'A'.repeat(43);
  const victim = browser();
  victim.cookies.set('__Host-galley', planted);
  victim.cookies.set('__Host-galley-browser', planted);
  const token = await link(victim, email);
  await victim.ask('/sign-in/link/spend', { json: { token } });
  expect(await whoIs(victim)).toBe(email);
  const attacker = openBrowser((url, init) => app.request(url, init), origin);
  for (const name of ['__Host-galley', '__Host-galley-browser']) {
    attacker.cookies.set(name, planted);
  }
  expect((await attacker.ask('/account')).status).toBe(401);
  expect([...victim.cookies.values()]).not.toContain(planted);
});

test('each sign-in has a cookie of its own and ends what the browser had before', async () => {
  const { link, person, signIn } = openDesk(fixture);
  const [email, other] = [address(), address()];
  await person(email);
  await person(other);
  const ada = await signIn(email);
  const before = new Map(ada.cookies);
  const token = await link(ada, other);
  await ada.ask('/sign-in/link/spend', { json: { token } });
  expect(await whoIs(ada)).toBe(other);
  ada.cookies.clear();
  for (const [name, value] of before) ada.cookies.set(name, value);
  expect((await ada.ask('/account')).status).toBe(401);
});

test('a forwarded link says so in the other browser and still works in its own', async () => {
  const { browser, link, person } = openDesk(fixture);
  const email = address();
  await person(email);
  const [ada, eve] = [browser(), browser()];
  const token = await link(ada, email);
  await link(eve, 'eve@elsewhere.example');
  const elsewhere = await eve.ask('/sign-in/link/spend', { json: { token } });
  expect(elsewhere).toMatchObject({ status: 409, body: { code: 'other-browser' } });
  expect(elsewhere.set).toEqual([]);
  expect((await ada.ask('/sign-in/link/spend', { json: { token } })).status).toBe(204);
  const again = await ada.ask('/sign-in/link/spend', { json: { token } });
  expect(again).toMatchObject({ status: 410, body: { code: 'dead-link' } });
});

test.each(['GET', 'HEAD', 'OPTIONS', 'PUT'])(
  '%s by a mail scanner spends nothing',
  async (method) => {
    const { browser, link, person, app, origin } = openDesk(fixture);
    const email = address();
    await person(email);
    const ada = browser();
    const token = await link(ada, email);
    for (const path of [
      '/sign-in/link/spend',
      `/sign-in/link/spend?token=${token}`,
      `/sign-in/link/spend/${token}`,
    ]) {
      const headers = { cookie: [...ada.cookies].map((pair) => pair.join('=')).join('; ') };
      const answered = await app.request(`${origin}/api/v1${path}`, { method, headers });
      expect([404, 405]).toContain(answered.status);
    }
    expect((await ada.ask('/sign-in/link/spend', { json: { token } })).status).toBe(204);
  },
);

test('an unknown address gets the same status, headers and body', async () => {
  const { browser, person } = openDesk(fixture);
  const email = address();
  await person(email);
  const ask = async (given: string) => {
    const { set, headers, ...answered } = await browser().ask('/sign-in/link', {
      json: { email: given },
    });
    const shape = (text: string) => text.replace(/=[\w-]{43}/, '=TOKEN');
    const { 'set-cookie': _, ...others } = headers;
    return { ...answered, others, set: set.map(shape) };
  };
  expect(await ask('nobody@elsewhere.example')).toEqual(await ask(email));
});

test('the limits speak about the address that was asked for, known or not', async () => {
  const { browser, person } = openDesk(fixture);
  const email = address();
  await person(email);
  for (const given of [email, address()]) {
    const statuses = [];
    for (let i = 0; i < 4; i += 1) {
      statuses.push((await browser().ask('/sign-in/link', { json: { email: given } })).status);
    }
    expect(statuses).toEqual([204, 204, 204, 429]);
  }
});

test('another site can neither ask for a link nor spend one', async () => {
  const { browser, link, person } = openDesk(fixture);
  const email = address();
  await person(email);
  const ada = browser();
  const token = await link(ada, email);
  const headers = { 'sec-fetch-site': 'cross-site' };
  for (const [path, json] of [
    ['/sign-in/link/spend', { token }],
    ['/sign-in/link', { email }],
  ] as const) {
    expect(await ada.ask(path, { json, headers })).toMatchObject({ status: 403, set: [] });
  }
  expect((await ada.ask('/sign-in/link/spend', { json: { token } })).status).toBe(204);
});

test('a passkey is added and signs in, in its own browser and once', async () => {
  const { browser, person, signIn, addPasskey, origin } = openDesk(fixture);
  const email = address();
  await person(email);
  const { authenticator, added } = await addPasskey(await signIn(email));
  expect(added).toMatchObject({ status: 201, body: { name: 'Laptop', worksHere: true } });

  const [ada, eve] = [browser(), browser()];
  const { body: ceremony } = await ada.ask('/sign-in/passkey/begin', { json: {} });
  await eve.ask('/sign-in/passkey/begin', { json: {} });
  const response = authenticator.sign(ceremony?.['options'], { origin });
  const json = { id: ceremony?.['id'], response };
  expect(code(await eve.ask('/sign-in/passkey', { json }))).toBe('passkey-refused');
  expect((await ada.ask('/sign-in/passkey', { json })).status).toBe(204);
  expect(await whoIs(ada)).toBe(email);
  expect(code(await ada.ask('/sign-in/passkey', { json }))).toBe('passkey-refused');
});

test('a step is signed for one call: another path, body or session is asked again', async () => {
  const { person, signIn, addPasskey, sign } = openDesk(fixture);
  const email = address();
  await person(email);
  const ada = await signIn(email);
  const { authenticator } = await addPasskey(ada);
  const json = { contentHash: 'abc' };
  const path = '/approve/3';
  const headers = await sign(ada, authenticator, { step: 'approve-issue', path, json });
  const phone = await signIn(email);
  for (const tried of [
    await ada.ask('/approve/4', { json, headers }),
    await ada.ask(path, { json: { contentHash: 'abd' }, headers }),
    await phone.ask(path, { json, headers }),
  ]) {
    expect(tried).toMatchObject({ status: 403, body: { code: 'step-up-needed' } });
  }
  expect((await ada.ask(path, { json, headers })).body).toEqual({ signed: 'approve-issue' });
  expect(code(await ada.ask(path, { json, headers }))).toBe('step-up-needed');
});

test('a field that says what was signed is refused, and a header alone signs nothing', async () => {
  const { person, signIn, addPasskey } = openDesk(fixture);
  const email = address();
  await person(email);
  const ada = await signIn(email);
  await addPasskey(ada);
  const json = { contentHash: 'abc', signed: 'approve-issue' };
  expect((await ada.ask('/approve/3', { json })).status).toBe(400);
  const headers = { 'galley-step-up': '1' };
  const signed = await ada.ask('/approve/3', { json: { contentHash: 'abc' }, headers });
  expect(code(signed)).toBe('step-up-needed');
});

test('a second passkey is signed by the first, and removing one is signed too', async () => {
  const { person, signIn, addPasskey, sign } = openDesk(fixture);
  const email = address();
  await person(email);
  const ada = await signIn(email);
  const { authenticator } = await addPasskey(ada);
  expect(code((await addPasskey(ada)).added)).toBe('step-up-needed');
  const { added } = await addPasskey(ada, authenticator);
  expect(added.status).toBe(201);
  const path = `/passkeys/${String(added.body?.['id'])}`;
  expect(code(await ada.ask(path, { method: 'DELETE' }))).toBe('step-up-needed');
  const headers = await sign(ada, authenticator, { step: 'remove-passkey', path });
  expect((await ada.ask(path, { method: 'DELETE', headers })).status).toBe(204);
  expect((await ada.ask('/passkeys')).body).toHaveLength(1);
});

test('an ended session is refused from the next request on', async () => {
  const { person, signIn } = openDesk(fixture);
  const email = address();
  await person(email);
  const [ada, phone] = [await signIn(email), await signIn(email)];
  const { body } = await ada.ask('/sessions');
  const sessions = body as unknown as { id: string; current: boolean; browser: string }[];
  expect(sessions.map(({ browser }) => browser)).toEqual(['Firefox on Linux', 'Firefox on Linux']);
  const other = sessions.find(({ current }) => !current);
  expect((await ada.ask(`/sessions/${other?.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await phone.ask('/account')).status).toBe(401);
  const before = new Map(ada.cookies);
  expect((await ada.ask('/sign-out', { json: {} })).status).toBe(204);
  expect([...ada.cookies.keys()]).toEqual([]);
  for (const [name, value] of before) ada.cookies.set(name, value);
  expect((await ada.ask('/account')).status).toBe(401);
});

test('a recovery ends other sessions and leaves a new one, which awaits confirmation', async () => {
  const { person, signIn, addPasskey } = openDesk(fixture);
  const email = address();
  await person(email);
  const old = await signIn(email);
  await addPasskey(old);
  const ada = await signIn(email);
  const before = [...ada.cookies.values()];
  expect((await ada.ask('/recovery', { json: {} })).status).toBe(204);
  expect([...ada.cookies.values()]).not.toEqual(before);
  expect((await old.ask('/account')).status).toBe(401);
  expect((await ada.ask('/account')).body).toMatchObject({ awaitsConfirmation: true, passkeys: 0 });
  expect((await addPasskey(ada)).added.status).toBe(201);
  expect(code(await ada.ask('/recovery', { json: {} }))).toBe('no-recovery');
});

test('a person names themself and takes the name away', async () => {
  const { person, signIn } = openDesk(fixture);
  const email = address();
  await person(email);
  const ada = await signIn(email);
  const name = async (given: string | null) =>
    (await ada.ask('/account', { method: 'PATCH', json: { name: given } })).body;
  expect(await name('Ada')).toMatchObject({ email, name: 'Ada' });
  expect(await name(null)).toMatchObject({ name: null });
  expect(await name('A\u202eda')).toMatchObject({ code: 'invalid' });
});

test.each(['/passkeys', '/sessions', '/account'])(
  '%s is nobody’s without a session',
  async (path) => {
    const { browser } = openDesk(fixture);
    expect((await browser().ask(path)).status).toBe(401);
  },
);

test('a response that no authenticator made is refused', async () => {
  const { browser, origin } = openDesk(fixture);
  const ada = browser();
  const { body: ceremony } = await ada.ask('/sign-in/passkey/begin', { json: {} });
  const stranger = createAuthenticator();
  stranger.register({ challenge: 'x', rp: { id: 'digest.example' } }, { origin });
  const response = stranger.sign(ceremony?.['options'], { origin });
  const json = { id: ceremony?.['id'], response };
  expect(code(await ada.ask('/sign-in/passkey', { json }))).toBe('passkey-refused');
  for (const wrong of [null, {}, { ...response, id: 'a b' }, { ...response, type: 'password' }]) {
    const tried = await ada.ask('/sign-in/passkey', { json: { id: '1', response: wrong } });
    expect(tried).toMatchObject({ status: 400, body: { code: 'bad-input' } });
  }
});

test('the first owner comes from this machine, by its own name, and from nowhere else', async () => {
  const { app, deps, browser } = openDesk(fixture, 'http://127.0.0.1:3000');
  await fixture.db.deleteFrom('person_role').execute();
  const offer = await offerFirstOwner(deps);
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  const json = { token: offer.token, email: address(), name: 'Ada' };
  expect(code(await browser().ask('/sign-in/first-owner', { json }))).toBe('dead-link');

  const strangers = countStrangers(deps);
  const closing = new AbortController();
  const { publicUrl, log } = deps;
  const web = await serve(app, { host: '127.0.0.1', port: 0, publicUrl, closing, strangers, log });
  try {
    const port = Number(new URL(web.url).port);
    const body = JSON.stringify(json);
    const send = async (host: string, more = '') =>
      rawRequest(
        port,
        `POST /api/v1/sign-in/first-owner HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    expect((await send(`rebound.example:${port}`)).status).toBe(410);
    expect((await send(`localhost:${port}`, 'X-Forwarded-For: 203.0.113.9\r\n')).status).toBe(410);
    const made = await send(`localhost:${port}`);
    expect(made.status).toBe(204);
    expect(made.head).toMatch(/set-cookie: galley=[\w-]{43}; .*HttpOnly/i);
    expect((await send(`localhost:${port}`)).status).toBe(410);
  } finally {
    await web.stop();
  }
});
