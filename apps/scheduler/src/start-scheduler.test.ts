import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collector } from '@galley/core/collect';
import type { Database, Kysely } from '@galley/db';
import { watchFeed } from '@galley/press/collect';
import { compileIssue } from '@galley/press/issue';
import { setNewsletter } from '@galley/press/newsletter';
import { queueReview } from '@galley/press/review';
import { createLog } from '@galley/runtime';
import {
  createUndistributedDatabase,
  owner,
  temporaryDataDir,
  withDatabase,
} from '@galley/test/kit';
import { expect, onTestFinished, test } from 'vitest';
import { startScheduler } from './start-scheduler.ts';

const fixture = withDatabase();
/** Only what lies on one machine can be backed up by Galley. */
const onOneMachine = withDatabase(createUndistributedDatabase);

const NEVER = '0 0 29 2 *';

async function start(schedule: string, db: Kysely<Database> = fixture.db) {
  let now = new Date('2026-03-09T12:00:00Z');
  const lines: { level: number; msg: string; newsletter?: string }[] = [];
  const options = {
    db,
    clock: () => now,
    publicUrl: 'https://digest.example',
    providerUrl: 'https://api.resend.com',
    log: createLog({
      level: 'info',
      name: 'scheduler',
      destination: { write: (line) => lines.push(JSON.parse(line)) },
    }),
    schedule,
  };
  const scheduler = await startScheduler(options);
  onTestFinished(async () => scheduler.stop());
  return {
    ...options,
    scheduler,
    said: () => lines.map(({ msg, newsletter }) => (newsletter ? `${newsletter}: ${msg}` : msg)),
    setClock: (instant: string) => {
      now = new Date(instant);
    },
  };
}

async function makeNewsletter(press: Awaited<ReturnType<typeof start>>, slug: string) {
  await setNewsletter(press, owner, { slug, title: slug, cadence: 'weekly fri 08:00' });
  await queueReview(press, owner, {
    newsletter: slug,
    review: {
      title: slug,
      rating: null,
      outlet: 'WIRED',
      publishedOn: null,
      authors: [],
      url: null,
      topics: [],
      summary: [],
      keyFindings: [],
      analysis: [],
      whyItMatters: [],
      sections: [],
    },
  });
}

test('looks at the clock when it starts, when asked, and by itself', async () => {
  const press = await start(NEVER);
  await makeNewsletter(press, 'first');
  press.setClock('2026-03-13T06:00:00Z');
  await press.scheduler.tick();
  expect(press.said()).toEqual(['first: issue compiled']);

  press.setClock('2026-03-13T08:00:00Z');
  const ticking = await start('* * * * * *');
  ticking.setClock('2026-03-13T08:00:00Z');
  while (ticking.said().length === 0) await sleep(50);
  expect(ticking.said()).toEqual(['first: issue held']);
});

test('a newsletter that fails is logged, and the others continue', async () => {
  const press = await start(NEVER);
  await makeNewsletter(press, 'broken');
  await makeNewsletter(press, 'sound');
  await fixture.db
    .updateTable('newsletter')
    .set({ cadence: 'whenever' })
    .where('slug', '=', 'broken')
    .execute();
  press.setClock('2026-03-13T06:00:00Z');
  await press.scheduler.tick();
  expect(press.said()).toEqual([
    'sound: issue compiled',
    'broken: newsletter failed; others continue',
  ]);
});

test('a failed look is logged, and stopping waits for the look under way', async () => {
  const press = await start(NEVER);
  let fails = true;
  const away = new Proxy(fixture.db, {
    get: (db, name) => {
      if (fails && name === 'selectFrom') throw new Error('the database is away');
      const member: unknown = Reflect.get(db, name, db);
      return typeof member === 'function' ? member.bind(db) : member;
    },
  });
  const shaken = await start(NEVER, away);
  await shaken.scheduler.tick();
  expect(new Set(shaken.said())).toEqual(
    new Set(['looking at the clock failed; trying again in a minute']),
  );
  fails = false;
  await makeNewsletter(press, 'late');
  shaken.setClock('2026-03-13T06:00:00Z');
  const look = shaken.scheduler.tick();
  await shaken.scheduler.stop();
  expect(shaken.said()).toContain('late: issue compiled');
  await look;
  expect(await compileIssue(press, owner, { newsletter: 'late' })).toMatchObject({
    issue: { again: true },
  });
});

test('reads the feeds that are due, and logs what they brought and which failed', async () => {
  const press = await start(NEVER);
  await makeNewsletter(press, 'watches');
  const item = (name: string) => ({
    title: name,
    url: `https://site.example/${name}`,
    publishedOn: null,
    authors: [],
  });
  const version = { etag: null, lastModified: null };
  const read = { title: 'Site', items: [item('a')], version };
  const collector: Collector = {
    readArticle: async () => ({ kind: 'unreadable', why: 'not asked' }),
    findFeed: async (url) => ({ kind: 'found', ...read, items: [], url }),
    readFeed: async (url) => {
      if (url.endsWith('ours')) throw new Error('a fault of ours');
      return url.endsWith('broken')
        ? { kind: 'failed', why: 'it answered with 500', retryAfter: null }
        : { kind: 'read', movedForGood: false, ...read, url };
    },
  };
  const deps = { ...press, collector };
  for (const name of ['feed', 'broken', 'ours']) {
    await watchFeed(deps, owner, { newsletter: 'watches', url: `https://site.example/${name}` });
  }
  const scheduler = await startScheduler(deps);
  onTestFinished(async () => scheduler.stop());
  await scheduler.pollFeeds();
  const ofFeeds = () => press.said().filter((line) => line.includes('feed'));
  expect(ofFeeds()).toEqual([]);
  press.setClock('2026-03-09T13:00:00Z');
  await scheduler.pollFeeds();
  expect(ofFeeds()).toEqual([
    'feed not read',
    'reading a feed failed; others continue',
    'feeds brought candidates',
  ]);
});

test('two schedulers write the backup that is due once, and log it', async () => {
  const press = await start(NEVER, onOneMachine.db);
  const dir = await temporaryDataDir();
  const backups = { database: onOneMachine.database, dir, everySeconds: 86_400, keep: 1 };
  const both = await Promise.all([0, 1].map(() => startScheduler({ ...press, backups })));
  for (const scheduler of both) onTestFinished(async () => scheduler.stop());
  const written = () => press.said().filter((line) => line.includes('backup'));
  await Promise.all(both.map((scheduler) => scheduler.backUp()));
  expect(written()).toEqual(['backup written']);
  expect(await readdir(dir)).toEqual(['galley-20260309T000000Z.backup']);
  press.setClock('2026-03-10T00:00:00Z');
  await Promise.all(both.map((scheduler) => scheduler.backUp()));
  expect(written()).toEqual(['backup written', 'backup written', 'old backup removed']);
  expect(await readdir(dir)).toEqual(['galley-20260310T000000Z.backup']);
});
