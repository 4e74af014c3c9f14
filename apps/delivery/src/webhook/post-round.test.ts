import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { webhookEventShape } from '@galley/contract/webhook';
import { sql } from '@galley/db';
import {
  addWebhook,
  replayWebhook,
  rotateWebhook,
  showWebhook,
  testWebhook,
} from '@galley/press/webhook';
import { createInternet } from '@galley/outgoing';
import { createKeyring, createLog } from '@galley/runtime';
import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { owner, withDatabase } from '../../../../test/kit/index.ts';
import { AT_ONCE, postRound } from './post-round.ts';

const fixture = withDatabase();

beforeEach(async () => {
  await sql`truncate webhook_target, webhook_event, webhook_post cascade`.execute(fixture.db);
  await sql`delete from notice`.execute(fixture.db);
});

interface Seen {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A target on loopback that answers as a test says, and what was posted to it. */
async function serve(answer: RequestListener) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      seen.push({ headers: request.headers as Record<string, string>, body });
      answer(request, response);
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, seen };
}

async function open(answer: RequestListener) {
  const deps = {
    db: fixture.db,
    clock: () => new Date(),
    keyring: createKeyring(['k'.repeat(32)]),
    log: createLog({ level: 'silent', name: 'test' }),
    network: createInternet(),
    isLocal: true,
    withinMs: 20_000,
  };
  const { url, seen } = await serve(answer);
  const input = { url, newsletter: null, events: ['*'], description: 'a test' };
  const added = await addWebhook(deps, owner, input);
  if (added.kind !== 'added') throw new Error(added.kind);
  const { id, secret } = added.webhook;
  const queue = async (): Promise<string> => {
    const queued = await testWebhook(deps, owner, { id });
    if (queued.kind !== 'queued') throw new Error(queued.kind);
    return queued.event;
  };
  const show = async () => {
    const shown = await showWebhook(deps, owner, { id });
    if (shown.kind !== 'shown') throw new Error(shown.kind);
    return shown.webhook;
  };
  /** Lets the time pass until all that waits is due. */
  const pass = () =>
    sql`with target as (update webhook_target set quiet_until = null)
      update webhook_post set not_before = now()`.execute(fixture.db);
  return { deps, id, secret, seen, queue, show, pass };
}

const status =
  (...statuses: number[]): RequestListener =>
  (_, response) => {
    response.writeHead(statuses.length > 1 ? (statuses.shift() ?? 500) : (statuses[0] ?? 500));
    response.end('said');
  };

test('an event is posted once, signed, in the shape of the contract', async () => {
  const { deps, id, secret, seen, queue, show } = await open(status(204));
  const event = await queue();
  await postRound(deps, id);
  await postRound(deps, id);
  expect(seen).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: '' }] = seen;
  expect(headers).toMatchObject({ 'webhook-id': event, 'content-type': 'application/json' });
  expect(webhookEventShape.parse(new Webhook(secret).verify(body, headers))).toMatchObject({
    type: 'webhook.test',
  });
  const [post] = (await show()).posts;
  expect(post).toMatchObject({ event, state: 'delivered', tries: [{ status: 204 }] });
});

test('a failure is tried again under the same id, and what the target said is kept', async () => {
  const { deps, id, seen, queue, show, pass } = await open(status(500, 302, 200));
  const event = await queue();
  await postRound(deps, id);
  expect(await show()).toMatchObject({
    failingSince: expect.any(String),
    posts: [{ state: 'waiting', tries: [{ status: 500, detail: 'said' }] }],
  });
  expect(await postRound(deps, id), 'not due yet').toBe(false);
  for (const _ of [2, 3]) {
    await pass();
    await postRound(deps, id);
  }
  expect(seen.map(({ headers }) => headers['webhook-id'])).toEqual([event, event, event]);
  expect(await show()).toMatchObject({
    failingSince: null,
    posts: [{ state: 'delivered', tries: [{ status: 500 }, { status: 302 }, { status: 200 }] }],
  });
});

test('a target that takes too long counts as failed', async () => {
  const { deps, id, queue, show } = await open(() => undefined);
  await queue();
  await postRound({ ...deps, withinMs: 50 }, id);
  const [post] = (await show()).posts;
  expect(post).toMatchObject({
    state: 'waiting',
    tries: [{ status: null, detail: 'no answer within 0.05 seconds' }],
  });
});

test('410 disables a target at once and tells the owners', async () => {
  const { deps, id, queue, show } = await open(status(410));
  await fixture.db.transaction().execute(async (trx) => {
    await sql`insert into newsletter (slug, title, time_zone, cadence) values
      ('hooks', 'Hooks', 'UTC', 'weekly fri 08:00') on conflict do nothing`.execute(trx);
    await sql`with ada as (insert into person (address, address_canonical, created_at)
      values ('ada@hooks.example', 'ada@hooks.example', now()) returning id)
      insert into person_role (person_id, role) select id, 'owner' from ada`.execute(trx);
  });
  await queue();
  await queue();
  await postRound(deps, id);
  expect(await show()).toMatchObject({ disabledReason: 'gone', waiting: 0, failed: 2 });
  const notices = await fixture.db.selectFrom('notice').select(['kind', 'address']).execute();
  expect(notices).toEqual([{ kind: 'webhook-disabled', address: 'ada@hooks.example' }]);
  expect(await testWebhook(deps, owner, { id })).toMatchObject({ kind: 'webhook-disabled' });
});

test('five days without one success disable a target, and less does not', async () => {
  const { deps, id, queue, show, pass } = await open(status(500));
  const failFor = (hours: number) =>
    sql`update webhook_target set failing_since = now() - make_interval(hours => ${hours})`.execute(
      fixture.db,
    );
  await queue();
  await failFor(119);
  await postRound(deps, id);
  expect(await show()).toMatchObject({ disabledAt: null });
  await failFor(121);
  await pass();
  await postRound(deps, id);
  expect(await show()).toMatchObject({ disabledReason: 'failing' });
});

test('the last try is given up, and a replay posts it again', async () => {
  const { deps, id, seen, queue, show } = await open(status(500, 200));
  const event = await queue();
  await sql`update webhook_post set retries = 9`.execute(fixture.db);
  await postRound(deps, id);
  expect(await show()).toMatchObject({ failed: 1, posts: [{ state: 'failed' }] });
  const failedSince = new Date(Date.now() - 60_000);
  expect(await replayWebhook(deps, owner, { id, which: { failedSince } })).toMatchObject({
    replayed: { posts: 1 },
  });
  await postRound(deps, id);
  await replayWebhook(deps, owner, { id, which: { event } });
  await postRound(deps, id);
  expect(seen.map(({ headers }) => headers['webhook-id'])).toEqual([event, event, event]);
  expect(await replayWebhook(deps, owner, { id, which: { event: 'evt_x' } })).toMatchObject({
    kind: 'no-event',
  });
});

test('what a dead process had claimed is posted again once its claim ends', async () => {
  const { deps, id, seen, queue, show, pass } = await open(status(200));
  const event = await queue();
  // It dies between its post and its record.
  const dying = {
    ...deps,
    clock: () => {
      throw new Error('killed');
    },
  };
  await expect(postRound(dying, id)).rejects.toThrow('killed');
  expect(await postRound(deps, id)).toBe(false);
  expect(seen).toHaveLength(0);
  await pass();
  await postRound(deps, id);
  expect(seen.map(({ headers }) => headers['webhook-id'])).toEqual([event]);
  expect((await show()).posts).toMatchObject([{ state: 'delivered' }]);
});

test('a claim that another process has taken over records nothing', async () => {
  const { deps, id, seen, queue, show, pass } = await open((_, response) => {
    // The claim ends while the target answers, and another process takes the post over.
    void pass()
      .then(() => (seen.length === 1 ? postRound(deps, id) : null))
      .then(() => response.writeHead(seen.length === 1 ? 500 : 200).end());
  });
  await queue();
  await postRound(deps, id);
  expect(seen).toHaveLength(2);
  const [post] = (await show()).posts;
  expect(post).toMatchObject({ state: 'delivered', tries: [{ status: 200 }] });
});

test('a new secret signs at once, the one before for a day', async () => {
  const { deps, id, secret, seen, queue } = await open(status(200));
  const rotated = await rotateWebhook(deps, owner, { id });
  if (rotated.kind !== 'rotated') throw new Error(rotated.kind);
  await queue();
  await postRound(deps, id);
  const both = seen[0] ?? { headers: {}, body: '' };
  for (const one of [secret, rotated.webhook.secret]) {
    new Webhook(one).verify(both.body, both.headers);
  }
  await sql`update webhook_target set old_secret_until = now()`.execute(fixture.db);
  await queue();
  await postRound(deps, id);
  const later = seen[1] ?? { headers: {}, body: '' };
  new Webhook(rotated.webhook.secret).verify(later.body, later.headers);
  expect(() => new Webhook(secret).verify(later.body, later.headers)).toThrow('No matching');
});

test('a busy target is left alone, whatever else waits for it', async () => {
  const { deps, id, seen, queue } = await open((_, response) => {
    response.writeHead(429, { 'retry-after': '60' }).end();
  });
  await queue();
  await postRound(deps, id);
  await queue();
  expect(await postRound(deps, id)).toBe(false);
  expect(seen).toHaveLength(1);
});

test('a round has a limited number of posts under way', async () => {
  const { deps, id, seen, queue } = await open(status(200));
  for (let at = 0; at < AT_ONCE + 1; at += 1) await queue();
  expect(await postRound(deps, id)).toBe(true);
  expect(seen).toHaveLength(AT_ONCE);
  expect(await postRound(deps, id)).toBe(false);
  expect(seen).toHaveLength(AT_ONCE + 1);
});

test('in a set-up that is not local, nothing is posted to this machine', async () => {
  const { deps, id, seen, queue, show } = await open(status(200));
  await queue();
  await postRound({ ...deps, isLocal: false }, id);
  expect(seen).toEqual([]);
  expect((await show()).posts).toMatchObject([{ state: 'waiting', tries: [{ status: null }] }]);
});

test('without the key that made the secret, nothing is posted', async () => {
  const { deps, id, seen, queue, show } = await open(status(200));
  await queue();
  await postRound({ ...deps, keyring: createKeyring(['n'.repeat(32)]) }, id);
  expect(seen).toEqual([]);
  const [post] = (await show()).posts;
  expect(post?.tries[0]?.detail).toContain('galley webhook rotate');
});
