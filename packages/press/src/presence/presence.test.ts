import { randomUUID } from 'node:crypto';
import type { Role } from '@galley/core/editor';
import { insertSession, listenForChanges, type LiveChange } from '@galley/db';
import { isSomebodyWaiting, PATIENTLY, withDatabase } from '@galley/test/kit';
import { createKeyring } from '@galley/runtime';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BROWSER, testAccounts } from '../account/account.fixture.ts';
import { actAs } from '../people/people.fixture.ts';
import { listActs, queued, testNewsletter } from '../press.fixture.ts';
import { leaveReview, showPresence, stayAtReview, type Watcher } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

async function open() {
  const accounts = testAccounts(fixture.db, keyring);
  const { deps } = accounts;
  const newsletter = await testNewsletter(deps);
  const { id } = await queued(deps, newsletter.slug, 'Codex');
  /** Opens a browser in which somebody is signed in. */
  const signIn = async (personId: string): Promise<Watcher> => {
    const now = deps.clock();
    const session = {
      person_id: personId,
      token_hash: randomUUID(),
      browser: BROWSER,
      created_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
      method: 'link',
    } as const;
    const sessionId = await fixture.db.transaction().execute((trx) => insertSession(trx, session));
    const actor = await actAs({ db: fixture.db }, personId);
    return { actor, personId, sessionId };
  };
  const enter = async (role: Role = 'writer') =>
    signIn((await accounts.person(role, newsletter.id)).id);
  const seen = async (watcher: Watcher) => {
    const shown = await showPresence(deps, watcher, id);
    if (shown.kind !== 'present') throw new Error(shown.kind);
    return shown.presence.people.map(({ person, field, isHere }) => [person, field, isHere]);
  };
  const stay = (watcher: Watcher, field: string | null) =>
    stayAtReview(deps, watcher, { id, field });
  return { ...accounts, deps, newsletter, id, signIn, enter, seen, stay };
}

test('others see who looks at a review and at which field, until they leave', async () => {
  const { deps, id, enter, seen, stay } = await open();
  const [ada, bo] = [await enter(), await enter()];
  expect(await stay(ada, 'title')).toMatchObject({
    kind: 'present',
    presence: { people: [{ person: ada.personId, isYou: true, isHere: true, field: 'title' }] },
  });
  await stay(bo, null);
  expect(await seen(bo)).toEqual([
    [ada.personId, 'title', false],
    [bo.personId, null, true],
  ]);
  await stay(ada, 'summary');
  expect(await seen(bo)).toContainEqual([ada.personId, 'summary', false]);
  expect(await leaveReview(deps, ada, id)).toEqual({ kind: 'left' });
  expect(await seen(bo)).toEqual([[bo.personId, null, true]]);
});

test('somebody in two browsers is there twice', async () => {
  const { enter, seen, stay, signIn } = await open();
  const ada = await enter();
  const elsewhere = await signIn(ada.personId);
  await stay(ada, 'title');
  await stay(elsewhere, 'summary');
  expect(await seen(ada)).toEqual([
    [ada.personId, 'title', true],
    [ada.personId, 'summary', false],
  ]);
});

test('somebody who says nothing for half a minute is gone, and their row with the next one', async () => {
  const { deps, enter, seen, stay } = await open();
  const [ada, bo] = [await enter(), await enter()];
  await stay(ada, 'title');
  deps.setClock('2026-03-09T12:00:29Z');
  expect(await seen(bo)).toHaveLength(1);
  deps.setClock('2026-03-09T12:00:30Z');
  expect(await seen(bo)).toEqual([]);
  await stay(bo, null);
  const rows = await fixture.db.selectFrom('presence').select('session_id').execute();
  expect(rows.map((row) => row.session_id)).not.toContain(ada.sessionId);
});

test('somebody whose session has ended is not shown', async () => {
  const { enter, seen, stay } = await open();
  const [ada, bo] = [await enter(), await enter()];
  await stay(ada, 'title');
  await fixture.db
    .updateTable('session')
    .set({ ended_at: new Date() })
    .where('id', '=', ada.sessionId)
    .execute();
  expect(await seen(bo)).toEqual([]);
});

test('a session that no longer exists joins nothing', async () => {
  const { enter, seen, stay } = await open();
  const ada = await enter();
  await fixture.db.deleteFrom('session').where('id', '=', ada.sessionId).execute();
  expect(await stay(ada, 'title')).toMatchObject({ kind: 'present', presence: { people: [] } });
  expect(await seen(ada)).toEqual([]);
});

test('only what others see is announced, and nothing gets into the audit log', async () => {
  const { deps, id, newsletter, enter, stay } = await open();
  const heard: LiveChange[] = [];
  let isListening = false;
  const listener = listenForChanges(fixture.database, {
    heard: (change) => heard.push(change),
    missed: () => {
      isListening = true;
    },
  });
  onTestFinished(() => listener.stop());
  await vi.waitFor(() => expect(isListening).toBe(true), PATIENTLY);
  const ada = await enter();
  const acts = await listActs(fixture.db, { limit: 50 });
  await stay(ada, 'title');
  await stay(ada, 'title');
  await stay(ada, 'summary');
  await leaveReview(deps, ada, id);
  await leaveReview(deps, ada, id);
  const bo = await enter();
  await stay(bo, null);
  const change = { what: 'presence', id, version: null, newsletterId: newsletter.id };
  const present = () => heard.filter(({ what }) => what === 'presence');
  await vi.waitFor(() => expect(present()).toHaveLength(4), PATIENTLY);
  expect(present()).toEqual([change, change, change, change]);
  expect(await listActs(fixture.db, { limit: 50 })).toEqual(acts);
});

test('a person of another newsletter neither sees nor joins, and a review that does not exist is refused', async () => {
  const { deps, id, stay, person, signIn } = await open();
  const other = await testNewsletter(deps);
  const { id: stranger } = await person('owner', other.id);
  const watcher = await signIn(stranger);
  const refused = { kind: 'not-allowed', step: 'see-newsletter' };
  expect(await showPresence(deps, watcher, id)).toEqual(refused);
  expect(await stay(watcher, 'title')).toEqual(refused);
  expect(await leaveReview(deps, watcher, id)).toEqual(refused);
  expect(await showPresence(deps, watcher, '999999')).toEqual({ kind: 'no-review', id: '999999' });
});

test('many who come, move and leave at once never deadlock', async () => {
  const { deps, id, enter, seen, stay } = await open();
  const watchers = await Promise.all(Array.from({ length: 6 }, () => enter()));
  for (const watcher of watchers) await stay(watcher, null);
  deps.setClock('2026-03-09T12:05:00Z');
  await Promise.all(
    watchers.flatMap((watcher, at) => [
      stay(watcher, `finding ${at}`),
      at % 2 === 0 ? leaveReview(deps, watcher, id) : stay(watcher, 'title'),
    ]),
  );
  const last = await enter();
  const there = (await seen(last)).map(([person]) => person);
  const stayed = watchers.filter((_, at) => at % 2 === 1).map(({ personId }) => personId);
  expect(there).toEqual(expect.arrayContaining(stayed));
});

test('people who come back at the same moment do not wait for each other', async () => {
  const { deps, id, enter, stay, seen } = await open();
  const [ada, bo] = [await enter(), await enter()];
  await stay(ada, null);
  await stay(bo, null);
  deps.setClock(new Date(deps.clock().getTime() + 3_600_000).toISOString());
  const row = { review_id: id, session_id: bo.sessionId, field: null, seen_at: deps.clock() };
  // Bo's call has dropped the row of Ada, who is gone too, and has yet to write Bo's own.
  const { back } = await fixture.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('presence').where('session_id', '=', ada.sessionId).execute();
    const coming = stay(ada, 'title');
    await vi.waitUntil(() => isSomebodyWaiting(fixture.db), PATIENTLY);
    await trx
      .insertInto('presence')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { back: coming };
  });
  await back;
  expect(await seen(bo)).toContainEqual([ada.personId, 'title', false]);
});
