import { createHash } from 'node:crypto';
import { makeLinkToken, type StepName } from '@galley/core/editor';
import { createKeyring, createLog } from '@galley/runtime';
import { createAuthenticator, type Authenticator, type TestDatabase } from '@galley/test/kit';
import { Hono } from 'hono';
import { callsOf } from '../api/calls.ts';
import { createApi } from '../api/create-api.ts';
import { answer, route, type Route } from '../api/route.ts';
import { checkOrigin } from '../http/check-origin.ts';
import type { WebDeps } from '../web-options.ts';
import { credentialsOf, signInRoutes } from './index.ts';
import { z } from 'zod';

/** A call as a browser makes it; `json` is its body. */
export interface Ask {
  readonly method?: string;
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>;

/** A browser that keeps the cookies of one host. */
export function openBrowser(fetch: Fetch, origin: string) {
  const cookies = new Map<string, string>();
  const ask = async (path: string, { method, json, headers }: Ask = {}) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: method ?? (json === undefined ? 'GET' : 'POST'),
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
        'sec-fetch-site': 'same-origin',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    const set = response.headers.getSetCookie();
    for (const line of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      set,
      body: /json/.test(response.headers.get('content-type') ?? '')
        ? (JSON.parse(text) as Record<string, unknown>)
        : null,
    };
  };
  return { ask, cookies };
}

export type Browser = ReturnType<typeof openBrowser>;

/** A step that is signed, without what it would do. */
const APPROVE: Route = route({
  method: 'post',
  path: '/approve/{number}',
  step: 'approve-issue',
  scope: null,
  credential: 'session',
  summary: 'Approve an issue',
  params: z.strictObject({ number: z.string() }),
  body: z.strictObject({ contentHash: z.string() }),
  answers: { 200: z.unknown() },
  refuses: [],
  take: async ({ actor }) => answer(200, { signed: actor.kind === 'person' && actor.signed }),
});

/** The routes of sign-in on a real database, and browsers that call them. */
export function openDesk({ db }: TestDatabase, publicUrl = 'https://digest.example') {
  let now = new Date();
  const keyring = createKeyring(['a key that only this test has ever used']);
  const log = createLog({ level: 'silent', name: 'test' });
  const deps: WebDeps = {
    db,
    wake: async () => undefined,
    keyring,
    sandbox: null,
    webhookSecrets: [],
    publicUrl,
    clock: () => now,
    log,
    subscribeMilliseconds: 0,
  };
  const app = new Hono();
  app.use(checkOrigin(publicUrl, []));
  const credentials = credentialsOf(deps);
  const calls = callsOf(deps);
  const routes = [...signInRoutes(deps), APPROVE];
  app.route('/', createApi(routes, { credentials, calls, publicUrl, log }));
  const origin = publicUrl.replace('127.0.0.1', 'localhost');
  const { hostname: rpId } = new URL(origin);

  const person = async (email: string) => {
    const { id } = await db
      .insertInto('person')
      .values({
        address: email,
        address_canonical: email,
        name: null,
        recovered_at: null,
        created_at: now,
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const role = { person_id: id, newsletter_id: null, role: 'owner' } as const;
    await db.insertInto('person_role').values(role).execute();
    return id;
  };

  /** Asks for a link in this browser, and makes the token that the mail carries. */
  const link = async (browser: Browser, email: string) => {
    const { status } = await browser.ask('/sign-in/link', { json: { email } });
    if (status !== 204) throw new Error(`asked for a link, got ${status}`);
    const row = await db
      .selectFrom('sign_in_link')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return makeLinkToken(keyring, 'sign-in', row.id);
  };

  const signIn = async (email: string) => {
    const browser = openBrowser((url, init) => app.request(url, init), origin);
    const json = { token: await link(browser, email) };
    const { status } = await browser.ask('/sign-in/link/spend', { json });
    if (status !== 204) throw new Error(`spent a link, got ${status}`);
    return browser;
  };

  /** Adds a passkey, signed by an earlier one if there is one. */
  const addPasskey = async (browser: Browser, signer?: Authenticator) => {
    const authenticator = createAuthenticator();
    const { body: ceremony } = await browser.ask('/passkeys/begin', { json: {} });
    const response = {
      ...authenticator.register(ceremony?.['options'], { origin }),
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    };
    const call = { path: '/passkeys', json: { id: ceremony?.['id'], name: 'Laptop', response } };
    const headers = signer && (await sign(browser, signer, { ...call, step: 'add-passkey' }));
    const added = await browser.ask(call.path, { json: call.json, ...(headers && { headers }) });
    return { authenticator, added };
  };

  /** Signs a call; returns the headers that say so. */
  const sign = async (
    browser: Browser,
    authenticator: Authenticator,
    call: { readonly step: StepName; readonly path: string; readonly json?: object },
  ) => {
    const { step, path, json } = call;
    const bytes = json === undefined ? '' : JSON.stringify(json);
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    const request = { step, target: `/api/v1${path}`, contentHash };
    const { body: ceremony } = await browser.ask('/step-ups', { json: request });
    const id = String(ceremony?.['id']);
    const response = authenticator.sign(ceremony?.['options'], { origin });
    const proven = await browser.ask(`/step-ups/${id}`, { json: { response } });
    if (proven.status !== 204) throw new Error(`proved a step-up, got ${proven.status}`);
    return { 'galley-step-up': id };
  };

  const browser = () => openBrowser((url, init) => app.request(url, init), origin);
  const setClock = (later: Date) => void (now = later);
  return { app, deps, origin, rpId, browser, person, link, signIn, addPasskey, sign, setClock };
}
