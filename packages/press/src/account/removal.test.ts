import type { Actor } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { acceptInvitation, changeRole, invitePerson, removePerson } from '../people/index.ts';
import { BROWSER, HOST, testAccounts } from './account.fixture.ts';
import { beginPasskeySignIn, identifySession, signInByLink, signInByPasskey } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const terminal: Actor = { kind: 'command', user: 'ada' };

/** Somebody with every way in: a session, a link that waits, and a passkey with a challenge. */
async function open() {
  const accounts = testAccounts(fixture.db, keyring);
  const { deps, person, link, passkey, signIn } = accounts;
  await person('owner');
  const { id, address } = await person('publisher');
  const laptop = await passkey(await signIn(address));
  const outcome = await signInByLink(deps, await link(address));
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  const waiting = await link(address);
  const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
    rpId: HOST.rpId,
    browserToken: null,
  });
  const response = laptop.sign(ceremony.options, HOST);
  const answer = { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
  return { ...accounts, id, token: outcome.token, waiting, answer };
}

test('a removed person has no way in any more, even with a challenge already answered', async () => {
  const { deps, id, token, waiting, answer } = await open();
  expect((await removePerson(deps, terminal, { id })).kind).toBe('removed');
  expect(await identifySession(deps, token)).toEqual({ kind: 'unknown' });
  expect((await signInByLink(deps, waiting)).kind).toBe('dead-link');
  expect((await signInByPasskey(deps, answer)).kind).toBe('passkey-refused');
});

test('another role signs somebody out, and their passkey signs them in again with it', async () => {
  const { deps, id, token, waiting, answer, identified } = await open();
  const change = { id, newsletter: null, role: 'writer' } as const;
  expect((await changeRole(deps, terminal, change)).kind).toBe('changed');
  expect(await identifySession(deps, token)).toEqual({ kind: 'unknown' });
  expect((await signInByLink(deps, waiting)).kind).toBe('dead-link');
  const again = await signInByPasskey(deps, answer);
  if (again.kind !== 'signed-in') throw new Error(again.kind);
  expect((await identified(again.token)).actor.roles).toEqual({ '*': 'writer' });
});

test('somebody who signs in while they are removed has no session afterwards', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { deps, id, answer, waiting } = await open();
    const [removed, ...signIns] = await Promise.all([
      removePerson(deps, terminal, { id }),
      signInByPasskey(deps, answer),
      signInByLink(deps, waiting),
    ]);
    expect(removed.kind).toBe('removed');
    for (const outcome of signIns) {
      if (outcome.kind !== 'signed-in') continue;
      expect(await identifySession(deps, outcome.token)).toEqual({ kind: 'unknown' });
    }
    const live = await fixture.db
      .selectFrom('session')
      .select('id')
      .where('person_id', '=', id)
      .where('ended_at', 'is', null)
      .execute();
    expect(live).toEqual([]);
  }
});

test('an invitation leads to a link, and the link to a session with its role', async () => {
  const { deps, link, identified } = testAccounts(fixture.db, keyring);
  const email = 'new@digest.example';
  const invited = await invitePerson(deps, terminal, { email, newsletter: null, role: 'writer' });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  const early = await link(email);
  expect((await signInByLink(deps, early)).kind).toBe('dead-link');
  expect(await acceptInvitation(deps, { token: invited.token })).toMatchObject({
    kind: 'accepted',
    email,
  });
  expect((await signInByLink(deps, early)).kind).toBe('dead-link');
  const signedIn = await signInByLink(deps, await link(email));
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
  expect((await identified(signedIn.token)).actor.roles).toEqual({ '*': 'writer' });
});
