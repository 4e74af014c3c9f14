import { once } from 'node:events';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { listenForChanges, sql, type Database, type Kysely } from '@galley/db';
import { createKeyring, createLog, systemClock } from '@galley/runtime';
import { owner, PATIENTLY, withDatabase } from '@galley/test/kit';
import type { SendingProgress } from '@galley/contract/issue';
import { pauseIssue } from '@galley/press/issue';
import { readProgress } from '@galley/press/live';
import { identifySession, signOut } from '@galley/press/account';
import { expect, onTestFinished, test, vi } from 'vitest';
import { released } from '../../../../packages/press/src/issue/issue.fixture.ts';
import { queued, testNewsletter } from '../../../../packages/press/src/press.fixture.ts';
import { hashToken } from '../../../../packages/press/src/opaque-token.ts';
import { startWeb } from '../start-web.ts';
import { createLive, type Live } from './live.ts';

const fixture = withDatabase();
const PUBLIC_URL = 'http://localhost:3000';
const log = createLog({ level: 'silent', name: 'test' });

/** A live hub that says how many streams there are. */
function countStreams(live: Live) {
  const open = new Set<object>();
  const counted: Live = {
    ...live,
    watch: (watcher) => {
      open.add(watcher);
      const leave = live.watch({
        ...watcher,
        end: () => {
          open.delete(watcher);
          watcher.end();
        },
      });
      return () => {
        open.delete(watcher);
        leave();
      };
    },
  };
  return { live: counted, streams: () => open.size };
}

/** The database, and how often something was asked there. */
function countQueries(db: Kysely<Database>) {
  let count = 0;
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { counted, queries: () => count };
}

/** A web on a port of its own, which listens to the database as the real one does. */
async function startOne() {
  const { counted, queries } = countQueries(fixture.db);
  const { live, streams } = countStreams(
    createLive((before) => readProgress({ db: counted }, before)),
  );
  let listens = 0;
  const listener = listenForChanges(fixture.database, {
    heard: live.heard,
    missed: () => {
      live.missed();
      listens += 1;
    },
  });
  const web = await startWeb({
    db: fixture.db,
    wake: async () => undefined,
    keyring: createKeyring(['a key that only this test has ever used']),
    sandbox: null,
    live,
    api: {
      providerUrl: 'https://api.resend.com',
      handOver: async () => ({ kind: 'accepted', ids: [] }),
      readBack: async () => ({ kind: 'read', accepted: 0, open: [] }),
    },
    webhookSecrets: [],
    publicUrl: PUBLIC_URL,
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    log,
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= web.stop());
  onTestFinished(async () => {
    await listener.stop();
    await stop();
  });
  await vi.waitFor(() => expect(listens).toBe(1), PATIENTLY);
  return { url: web.url, streams, queries, stop };
}

let count = 0;

/** A signed-in person, by the cookie of their browser. */
async function signIn(newsletterId: string | null = null) {
  count += 1;
  const token = `token ${count}`;
  const { rows } = await sql<{ session: string; person: string }>`
    with somebody as (
      insert into person (address, address_canonical, created_at)
      values (${`p${count}@a.example`}, ${`p${count}@a.example`}, now()) returning id),
    held as (
      insert into person_role (person_id, newsletter_id, role)
      select id, ${newsletterId}::bigint, 'writer' from somebody)
    insert into session (token_hash, person_id, method, browser, created_at, seen_at, expires_at)
    select ${hashToken(token)}, id, 'link', 'Firefox', now(), now(),
      now() + interval '1 day' from somebody
    returning id as session, person_id as person`.execute(fixture.db);
  return { cookie: `galley=${encodeURIComponent(token)}`, ...rows[0] };
}

/** A browser's stream of events, without beats. */
async function listen(url: string, cookie: string) {
  const request: ClientRequest = get(`${url}/api/v1/events`, { headers: { cookie } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  let isOver = false;
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    text += piece;
  });
  response.on('close', () => {
    isOver = true;
  });
  response.on('error', () => undefined);
  request.on('error', () => undefined);
  onTestFinished(() => void request.destroy());
  const events = () =>
    [...text.matchAll(/(?<!progress\n)^data: (\{.*\})\n\n/gm)].map(
      ([, json = '']) => JSON.parse(json) as { what: string; id: string | null },
    );
  const progress = () =>
    [...text.matchAll(/^event: progress\ndata: (\{.*\})\n\n/gm)].map(
      ([, json = '']) => JSON.parse(json) as SendingProgress,
    );
  return { response, events, progress, leave: () => request.destroy(), isOver: () => isOver };
}

async function makeNewsletter() {
  const deps = { db: fixture.db, clock: systemClock, publicUrl: PUBLIC_URL, providerUrl: '' };
  const { id, slug } = await testNewsletter(deps);
  /** Returns the review's id, and the event that only this causes. */
  const queue = async () => {
    count += 1;
    const review = await queued(deps, slug, `Review ${count}`);
    return { what: 'review', id: review.id, version: null };
  };
  return { id, queue };
}

test('what somebody does reaches every browser that may see it, at every web', async () => {
  const [one, two] = [await startOne(), await startOne()];
  const [newsletter, other] = [await makeNewsletter(), await makeNewsletter()];
  const everywhere = await listen(one.url, (await signIn()).cookie);
  const here = await listen(two.url, (await signIn(newsletter.id)).cookie);
  const elsewhere = await listen(two.url, (await signIn(other.id)).cookie);
  expect(everywhere.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    // A web that stops would otherwise wait for the connection.
    connection: 'close',
    'x-content-type-options': 'nosniff',
  });
  const said = [await newsletter.queue(), await other.queue()];
  const hears = async (stream: typeof here, event: unknown) =>
    vi.waitFor(() => expect(stream.events()).toContainEqual(event), PATIENTLY);
  await hears(everywhere, said[0]);
  await hears(everywhere, said[1]);
  await hears(here, said[0]);
  await hears(elsewhere, said[1]);
  expect(elsewhere.events()).not.toContainEqual(said[0]);
});

test('a browser that leaves, at whatever moment, is forgotten', async () => {
  const { url, streams } = await startOne();
  const visitors = await Promise.all(Array.from({ length: 6 }, () => signIn()));
  const stays = await listen(url, (await signIn()).cookie);
  const streamed = await Promise.all(visitors.map(({ cookie }) => listen(url, cookie)));
  await vi.waitFor(() => expect(streams()).toBe(7), PATIENTLY);
  for (const stream of streamed) stream.leave();
  // Others go before there is an answer.
  for (const { cookie } of visitors) {
    const request = get(`${url}/api/v1/events`, { headers: { cookie } });
    request.on('error', () => undefined);
    await once(request, 'socket');
    await new Promise((resolve) => request.end(() => resolve(null)));
    request.destroy();
  }
  const last = await listen(url, (await signIn()).cookie);
  last.leave();
  await vi.waitFor(() => expect(streams()).toBe(1), PATIENTLY);
  expect(stays.isOver()).toBe(false);
});

test('a call of HEAD opens no stream', async () => {
  const { url, streams } = await startOne();
  const { cookie } = await signIn();
  const answered = await fetch(`${url}/api/v1/events`, { method: 'HEAD', headers: { cookie } });
  expect([answered.status, answered.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  expect(streams()).toBe(0);
});

test('a fifth stream of a browser ends its first', async () => {
  const { url } = await startOne();
  const { cookie } = await signIn();
  const opened: Awaited<ReturnType<typeof listen>>[] = [];
  for (let each = 0; each < 5; each += 1) opened.push(await listen(url, cookie));
  await vi.waitFor(() => expect(opened[0]?.isOver()).toBe(true), PATIENTLY);
  expect(opened.slice(1).map((stream) => stream.isOver())).toEqual([false, false, false, false]);
});

test('a stream ends when its session has ended and people have changed', async () => {
  const { url } = await startOne();
  const ada = await signIn();
  const stream = await listen(url, ada.cookie);
  const newsletter = await makeNewsletter();
  await sql`update session set ended_at = now() where id = ${ada.session}`.execute(fixture.db);
  const change = { what: 'people', id: ada.person, version: null, newsletterId: newsletter.id };
  await sql`select pg_notify('galley_live', ${JSON.stringify(change)})`.execute(fixture.db);
  await vi.waitFor(() => expect(stream.isOver()).toBe(true), PATIENTLY);
  expect(stream.events().filter(({ what }) => what === 'people')).toEqual([]);
  const refused = await fetch(`${url}/api/v1/events`, { headers: { cookie: ada.cookie } });
  expect(refused.status).toBe(401);
});

test('a browser whose session somebody ends hears nothing more', async () => {
  const { url } = await startOne();
  const ada = await signIn();
  const stream = await listen(url, ada.cookie);
  const deps = { db: fixture.db, clock: systemClock };
  const token = decodeURIComponent(ada.cookie.slice('galley='.length));
  const session = await identifySession(deps, token);
  if (session.kind === 'unknown') throw new Error(session.kind);
  const { queue } = await makeNewsletter();
  expect(await signOut(deps, session)).toEqual({ kind: 'ended' });
  const later = await queue();
  await vi.waitFor(() => expect(stream.isOver()).toBe(true), PATIENTLY);
  expect(stream.events()).not.toContainEqual(later);
});

test('after the database was out of reach, streams end, so that browsers read everything again', async () => {
  const { url } = await startOne();
  const stream = await listen(url, (await signIn()).cookie);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like '%(live events)'`.execute(
    fixture.db,
  );
  await vi.waitFor(() => expect(stream.isOver()).toBe(true), PATIENTLY);
});

test('a web that stops ends its streams at once', async () => {
  const { url, streams, stop } = await startOne();
  const stream = await listen(url, (await signIn()).cookie);
  await stop();
  await vi.waitFor(() => expect(stream.isOver()).toBe(true), PATIENTLY);
  expect(streams()).toBe(0);
});

test('progress is pushed to all who may see it, by one query for all streams of a web', async () => {
  const { issue, newsletterId, press, ref } = await released(fixture.db);
  const other = await makeNewsletter();
  const webs = [await startOne(), await startOne()] as const;
  const stranger = await listen(webs[0].url, (await signIn(other.id)).cookie);
  const few = [await listen(webs[0].url, (await signIn(newsletterId)).cookie)];
  const people = await Promise.all(Array.from({ length: 13 }, () => signIn()));
  const many = await Promise.all(
    people.flatMap(({ cookie }) => Array.from({ length: 4 }, () => listen(webs[1].url, cookie))),
  );
  const all = [...few, ...many];
  /** Waits until every stream has heard so many answers more. */
  const hear = async (more: number) => {
    const before = all.map((stream) => stream.progress().length);
    await vi.waitFor(() => {
      for (const [at, stream] of all.entries()) {
        expect(stream.progress().length).toBeGreaterThanOrEqual((before[at] ?? 0) + more);
      }
    }, PATIENTLY);
  };
  const count = () =>
    [few, many].map(([stream], at) => ({
      told: stream?.progress().length ?? 0,
      asked: webs[at]?.queries() ?? 0,
    }));
  await hear(1);
  const before = count();
  await hear(3);
  for (const [at, { told, asked }] of count().entries()) {
    // One question may still be on its way at either moment.
    const answers = told - (before[at]?.told ?? 0);
    expect(Math.abs(asked - (before[at]?.asked ?? 0) - answers)).toBeLessThanOrEqual(1);
  }
  for (const stream of all) {
    expect(stream.progress()[0]).toMatchObject({ issue: issue.id, state: 'sending' });
  }
  await pauseIssue(press, owner, ref);
  for (const stream of all) {
    await vi.waitFor(() => expect(stream.progress().at(-1)?.state).toBe('paused'), PATIENTLY);
  }
  const asked = webs.map(({ queries }) => queries());
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(webs.map(({ queries }) => queries())).toEqual(asked);
  expect(stranger.progress()).toEqual([]);
});

test('watching does not count as use of a session', async () => {
  const { url } = await startOne();
  const ada = await signIn();
  const long = new Date(Date.now() - 5 * 86_400_000);
  await sql`update session set seen_at = ${long} where id = ${ada.session}`.execute(fixture.db);
  const token = decodeURIComponent(ada.cookie.slice('galley='.length));
  const deps = { db: fixture.db, clock: systemClock };
  const seenAt = async () => {
    const { rows } = await sql<{ at: Date }>`
      select seen_at as at from session where id = ${ada.session}`.execute(fixture.db);
    return rows[0]?.at;
  };
  expect((await identifySession(deps, token, 'watching')).kind).toBe('identified');
  await listen(url, ada.cookie);
  expect(await seenAt()).toEqual(long);
  await identifySession(deps, token);
  expect(await seenAt()).not.toEqual(long);
});
