import type { Actor } from '@galley/core/editor';
import { createKeyring, createLog } from '@galley/runtime';
import type { TestDatabase } from '@galley/test/kit';
import { Hono } from 'hono';
import { createLive } from '../live/index.ts';
import { callsOf } from './calls.ts';
import type { Credentials } from './caller.ts';
import { createApi } from './create-api.ts';
import { apiRoutes, type ApiDeps } from './routes/index.ts';

export const PUBLIC_URL = 'https://digest.example';
/** A time before the slot of the test newsletters. */
const NOW = '2026-03-09T12:00:00Z';

type Person = Extract<Actor, { kind: 'person' }>;
type Key = Extract<Actor, { kind: 'key' }>;

/** Says who calls: by a session's cookie, by a key, or not at all. */
export type Who =
  | { readonly session: Person; readonly signs?: boolean }
  | { readonly key: Key }
  | { readonly nobody: true };

/** The API on a real database, called by whomever a test names. */
export function openApi({ db }: TestDatabase, personId: string) {
  let now = new Date(NOW);
  const lines: string[] = [];
  const log = createLog({
    level: 'error',
    name: 'web',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const deps: ApiDeps = {
    db,
    clock: () => now,
    wake: async () => undefined,
    keyring: createKeyring(['a key that only this test has ever used']),
    publicUrl: PUBLIC_URL,
    providerUrl: 'https://api.resend.com',
    handOver: async (mails) => ({ kind: 'accepted', ids: mails.map((_, at) => String(at)) }),
    live: createLive(async () => []),
    readBack: async () => ({ kind: 'read', accepted: 0, open: [] }),
  };
  const routes = apiRoutes(deps);
  let caller: Who = { nobody: true };
  const credentials: Credentials = {
    identifySession: async () =>
      'session' in caller
        ? { kind: 'identified', actor: caller.session, personId, sessionId: '1' }
        : { kind: 'unknown' },
    identifyKey: async () =>
      'key' in caller ? { kind: 'identified', actor: caller.key, personId } : { kind: 'unknown' },
    spendStepUp: async () => ({ kind: 'spent' }),
  };
  const app = new Hono();
  app.route(
    '/',
    createApi(routes, { credentials, calls: callsOf(deps), publicUrl: PUBLIC_URL, log }),
  );

  const ask = async (who: Who, path: string, init: RequestInit = {}): Promise<Response> => {
    caller = who;
    const headers = new Headers(init.headers);
    if ('session' in who) headers.set('cookie', '__Host-galley=token');
    if ('session' in who && who.signs === true) headers.set('galley-step-up', '1');
    if ('key' in who) headers.set('authorization', 'Bearer galley_token');
    return app.request(`${PUBLIC_URL}${path}`, { ...init, headers });
  };

  /** Calls with a body of JSON. */
  const send = async (
    who: Who,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    ask(who, `/api/v1${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    });

  const setClock = (instant: string): void => void (now = new Date(instant));
  return { deps, routes, ask, send, lines, setClock };
}

/** Somebody with a role, in every newsletter unless another place is named. */
export const person = (role: 'writer' | 'publisher' | 'owner', changes: Partial<Person> = {}) =>
  ({ kind: 'person', id: '7', roles: { '*': role }, door: 'desk', ...changes }) as const;
