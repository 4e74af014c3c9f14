import { lockPeople, sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { createKey, identifyKey } from '../keys/index.ts';
import { testNewsletter, testPress } from '../press.fixture.ts';
import {
  acceptInvitation,
  changeRole,
  confirmRecovery,
  invitePerson,
  listPeople,
  readInvitation,
  removePerson,
  takeBackInvitation,
} from './index.ts';
import { actAs, addPerson } from './people.fixture.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const DEAD = { kind: 'dead-link', what: 'invitation' };
let count = 0;

async function open() {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const { slug, id, title } = await testNewsletter(press);
  const fresh = (): string => {
    count += 1;
    return `p${count}@people.example`;
  };
  const add = async (role: 'writer' | 'publisher' | 'owner', newsletter: string | null = slug) =>
    addPerson(press, { email: fresh(), newsletter, role });
  const invite = async (role: 'writer' | 'publisher' | 'owner', email = fresh()) => {
    const invited = await invitePerson(press, owner, { email, newsletter: slug, role });
    if (invited.kind !== 'invited') throw new Error(invited.kind);
    return invited;
  };
  /** Signed in, with a link on the way, a passkey and a key. */
  const equip = async (personId: string) => {
    await sql`with made as (select ${personId}::bigint as id, gen_random_uuid()::text as unique_text),
      session as (insert into session
        (token_hash, person_id, method, browser, created_at, seen_at, expires_at)
        select unique_text, id, 'link', 'Firefox', now(), now(), now() + interval '1 day' from made),
      link as (insert into sign_in_link
        (person_id, address_key, browser_hash, created_at, expires_at)
        select id, unique_text, unique_text, now(), now() + interval '1 day' from made)
      insert into passkey (person_id, credential_id, public_key, counter, transports, rp_id, name,
        backed_up, created_at)
      select id, unique_text, '', 0, '{}', 'digest.example', 'Laptop', true, now() from made`.execute(
      fixture.db,
    );
    const made = { for: personId, name: 'script', scopes: ['read'], expiresAt: null };
    const created = await createKey(press, owner, made);
    if (created.kind !== 'created') throw new Error(created.kind);
    return created.key.token;
  };
  /** How many sessions, links and passkeys of somebody work. */
  const credentials = async (personId: string) => {
    const { rows } = await sql<{ sessions: number; links: number; passkeys: number }>`select
      (select count(*)::int from session where person_id = ${personId} and ended_at is null)
        as sessions,
      (select count(*)::int from sign_in_link where person_id = ${personId} and ended_at is null)
        as links,
      (select count(*)::int from passkey where person_id = ${personId}) as passkeys`.execute(
      fixture.db,
    );
    return rows[0];
  };
  const rolesOf = async (personId: string) => {
    const listed = await listPeople(press, owner, {});
    if (listed.kind !== 'listed') throw new Error(listed.kind);
    return listed.people.people.find((each) => each.id === personId)?.roles;
  };
  return { press, slug, id, title, fresh, add, invite, equip, credentials, rolesOf };
}

test('an invitation makes a person, once, and queues its mail', async () => {
  const { press, slug, title, invite, rolesOf } = await open();
  const { invitation, token } = await invite('publisher');
  expect(invitation).toMatchObject({ newsletter: slug, role: 'publisher' });
  expect(invitation.expiresAt).toBe('2026-03-16T12:00:00.000Z');
  const notices = await fixture.db
    .selectFrom('notice')
    .select(['kind', 'address', 'state'])
    .where('invitation_id', '=', invitation.id)
    .execute();
  expect(notices).toEqual([{ kind: 'invitation', address: invitation.email, state: 'pending' }]);
  expect(press.woken).toContain('work-notices');
  expect(await readInvitation(press, { token })).toEqual({
    kind: 'open',
    invitation,
    newsletterTitle: title,
  });
  const accepted = await acceptInvitation(press, { token });
  if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
  expect(accepted.email).toBe(invitation.email);
  expect(await rolesOf(accepted.personId)).toEqual([{ newsletter: slug, role: 'publisher' }]);
  expect(await acceptInvitation(press, { token })).toEqual(DEAD);
  expect(await readInvitation(press, { token })).toEqual(DEAD);
});

test('of two who accept one invitation at once, one gets in', async () => {
  const { press, invite } = await open();
  const { token } = await invite('writer');
  const both = await Promise.all([
    acceptInvitation(press, { token }),
    acceptInvitation(press, { token }),
  ]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'dead-link']);
});

test('an invitation ends after a week, when it is taken back, and when a newer one is made', async () => {
  const { press, invite } = await open();
  const old = await invite('writer');
  const newer = await invite('publisher', old.invitation.email);
  expect(await acceptInvitation(press, old)).toEqual(DEAD);
  const { id } = newer.invitation;
  expect(await takeBackInvitation(press, owner, { id })).toEqual({ kind: 'taken-back' });
  expect(await takeBackInvitation(press, owner, { id })).toEqual({ kind: 'no-invitation', id });
  expect(await acceptInvitation(press, newer)).toEqual(DEAD);
  const late = await invite('writer');
  press.setClock('2026-03-16T12:00:00Z');
  expect(await acceptInvitation(press, late)).toEqual(DEAD);
});

test.each(['', 'x', '../..', 'a.b.1', '0', '\0', 'é'.repeat(99)])(
  'the token %o opens nothing',
  async (token) => {
    const { press } = await open();
    expect(await readInvitation(press, { token })).toEqual(DEAD);
    expect(await acceptInvitation(press, { token })).toEqual(DEAD);
  },
);

test('a forged invitation waits for no turn of those who decide about people', async () => {
  const { press } = await open();
  await fixture.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    expect(await acceptInvitation(press, { token: 'a.b.1' })).toEqual(DEAD);
  });
});

test('an invitation gives nothing that its maker could no longer give', async () => {
  const { press, slug, add, fresh } = await open();
  const maker = await add('owner');
  const other = await add('owner');
  const invite = async () => {
    const actor = { ...(await actAs(press, maker.id)), signed: 'invite-person' } as const;
    const invited = await invitePerson(press, actor, {
      email: fresh(),
      newsletter: slug,
      role: 'owner',
    });
    if (invited.kind !== 'invited') throw new Error(invited.kind);
    return invited;
  };
  const demoted = await invite();
  await changeRole(press, owner, { id: maker.id, newsletter: slug, role: 'publisher' });
  expect(await readInvitation(press, demoted)).toEqual(DEAD);
  await changeRole(press, owner, { id: maker.id, newsletter: slug, role: 'owner' });
  expect(await readInvitation(press, demoted)).toMatchObject({ kind: 'open' });
  await sql`update person set recovered_at = now() where id = ${maker.id}`.execute(fixture.db);
  expect(await acceptInvitation(press, demoted)).toEqual(DEAD);
  await confirmRecovery(press, owner, { id: maker.id });
  const removed = await invite();
  await removePerson(press, owner, { id: maker.id });
  expect(await acceptInvitation(press, removed)).toEqual(DEAD);
  expect(other.id).not.toBe(maker.id);
});

test('accepting an invitation raises a role, signs out, and never lowers one', async () => {
  const { press, slug, add, invite, equip, credentials, rolesOf } = await open();
  const person = await add('writer');
  await equip(person.id);
  await acceptInvitation(press, await invite('publisher', person.email));
  expect(await credentials(person.id)).toEqual({ sessions: 0, links: 0, passkeys: 1 });
  const invited = await invite('owner', person.email);
  await changeRole(press, owner, { id: person.id, newsletter: null, role: 'owner' });
  await equip(person.id);
  expect(await acceptInvitation(press, invited)).toMatchObject({ kind: 'accepted' });
  expect(await rolesOf(person.id)).toEqual([
    { newsletter: null, role: 'owner' },
    { newsletter: slug, role: 'publisher' },
  ]);
  expect(await credentials(person.id)).toMatchObject({ sessions: 1 });
});

test('nobody is invited to what they can do already, or at something that is no address', async () => {
  const { press, slug, add } = await open();
  const { email } = await add('publisher');
  const invitation = { email: ` ${email.toUpperCase()} `, newsletter: slug };
  expect(await invitePerson(press, owner, { ...invitation, role: 'writer' })).toMatchObject({
    kind: 'already-person',
  });
  expect(await invitePerson(press, owner, { ...invitation, role: 'owner' })).toMatchObject({
    kind: 'invited',
  });
  expect(
    await invitePerson(press, owner, { email: 'nobody', newsletter: slug, role: 'owner' }),
  ).toMatchObject({ kind: 'invalid', problems: [{ field: 'email' }] });
  expect(
    await invitePerson(press, owner, { ...invitation, newsletter: 'nowhere', role: 'owner' }),
  ).toMatchObject({ kind: 'no-newsletter', slug: 'nowhere' });
});

test('a person may invite twenty people an hour, and the terminal any number', async () => {
  const { press, slug, add, invite, fresh } = await open();
  const ann = {
    ...(await actAs(press, (await add('owner')).id)),
    signed: 'invite-person' as const,
  };
  const ask = async () =>
    (await invitePerson(press, ann, { email: fresh(), newsletter: slug, role: 'writer' })).kind;
  const all = await Promise.all(Array.from({ length: 22 }, ask));
  expect(all.toSorted().filter((kind) => kind === 'invited')).toHaveLength(20);
  expect(all.filter((kind) => kind === 'too-many')).toHaveLength(2);
  expect((await invite('writer')).kind).toBe('invited');
});

test('a removed person is out at once, and comes back only by a new invitation', async () => {
  const { press, slug, add, invite, equip, credentials, rolesOf } = await open();
  const person = await add('writer');
  const key = await equip(person.id);
  const pending = await invite('owner', person.email);
  expect(await identifyKey(press, key)).toMatchObject({ kind: 'identified' });
  expect(await removePerson(press, owner, { id: person.id })).toEqual({ kind: 'removed' });
  expect(await identifyKey(press, key)).toEqual({ kind: 'unknown' });
  expect(await credentials(person.id)).toEqual({ sessions: 0, links: 0, passkeys: 0 });
  expect(await rolesOf(person.id)).toBeUndefined();
  expect(await acceptInvitation(press, pending)).toEqual(DEAD);
  expect(await removePerson(press, owner, { id: person.id })).toEqual({
    kind: 'no-person',
    person: person.id,
  });
  const back = await acceptInvitation(press, await invite('writer', person.email));
  expect(back).toMatchObject({ kind: 'accepted', personId: person.id });
  expect(await rolesOf(person.id)).toEqual([{ newsletter: slug, role: 'writer' }]);
  expect(await identifyKey(press, key)).toEqual({ kind: 'unknown' });
});

test('another role signs a person out; the same role changes nothing', async () => {
  const { press, slug, add, equip, credentials } = await open();
  const { id } = await add('writer');
  await equip(id);
  const acts = async () =>
    (await fixture.db.selectFrom('audit').select('id').where('step', '=', 'change-role').execute())
      .length;
  const before = await acts();
  const change = { id, newsletter: slug, role: 'writer' } as const;
  expect(await changeRole(press, owner, change)).toMatchObject({ kind: 'changed' });
  expect(await credentials(id)).toMatchObject({ sessions: 1 });
  expect(await acts()).toBe(before);
  expect(await changeRole(press, owner, { ...change, role: null })).toMatchObject({
    kind: 'changed',
    person: { id, roles: [] },
  });
  expect(await credentials(id)).toEqual({ sessions: 0, links: 0, passkeys: 1 });
  expect(await acts()).toBe(before + 1);
});

test('the owner of a newsletter manages its people, and nobody else', async () => {
  const { press, slug, id: newsletterId, add } = await open();
  const elsewhere = (await testNewsletter(press)).slug;
  const [mine, both, stranger, boss] = [
    await add('writer'),
    await add('writer'),
    await add('writer', elsewhere),
    await add('owner', null),
  ];
  await changeRole(press, owner, { id: both.id, newsletter: elsewhere, role: 'writer' });
  const made = await add('owner');
  const actor = await actAs(press, made.id);
  expect(actor.roles).toEqual({ [newsletterId]: 'owner' });
  const listed = await listPeople(press, actor, {});
  if (listed.kind !== 'listed') throw new Error(listed.kind);
  const seen = listed.people.people.map(({ id, roles }) => [id, roles]);
  expect(seen).toEqual(
    expect.arrayContaining([
      [mine.id, [{ newsletter: slug, role: 'writer' }]],
      [both.id, [{ newsletter: slug, role: 'writer' }]],
      [boss.id, [{ newsletter: null, role: 'owner' }]],
    ]),
  );
  expect(seen.map(([id]) => id)).not.toContain(stranger.id);

  const change = async (whom: { id: string }, newsletter: string | null) =>
    (
      await changeRole(
        press,
        { ...actor, signed: 'change-role' },
        { id: whom.id, newsletter, role: 'publisher' },
      )
    ).kind;
  expect(await change(mine, slug)).toBe('changed');
  expect(await change(mine, null)).toBe('not-allowed');
  expect(await change(mine, elsewhere)).toBe('not-allowed');
  expect(await change(stranger, slug)).toBe('no-person');
  expect(await change({ id: '9'.repeat(30) }, slug)).toBe('no-person');

  const remove = async (whom: { id: string }) =>
    (await removePerson(press, { ...actor, signed: 'remove-person' }, whom)).kind;
  expect(await remove(both)).toBe('not-allowed');
  expect(await remove(boss)).toBe('not-allowed');
  expect(await remove(stranger)).toBe('no-person');
  expect(await remove(mine)).toBe('removed');
});

test('a writer sees nobody; a publisher sees people, and changes nothing', async () => {
  const { press, slug, add, invite } = await open();
  const writer = await actAs(press, (await add('writer')).id);
  const publisher = await actAs(press, (await add('publisher')).id);
  const { invitation } = await invite('writer');
  const refused = { kind: 'not-allowed', step: 'see-people' };
  expect(await listPeople(press, writer, {})).toEqual(refused);
  expect(await listPeople(press, writer, { newsletter: slug })).toEqual(refused);
  expect(await listPeople(press, publisher, {})).toMatchObject({
    kind: 'listed',
    people: { invitations: [{ id: invitation.id }] },
  });
  expect(await takeBackInvitation(press, publisher, { id: invitation.id })).toEqual({
    kind: 'not-allowed',
    step: 'take-back-invitation',
  });
});

test('invitations to every newsletter are seen and taken back only by who works in all', async () => {
  const { press, add, fresh } = await open();
  const invited = await invitePerson(press, owner, {
    email: fresh(),
    newsletter: null,
    role: 'writer',
  });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  const { id } = invited.invitation;
  const local = await actAs(press, (await add('owner')).id);
  const boss = await actAs(press, (await add('owner', null)).id);
  const seenBy = async (actor: typeof boss) => {
    const listed = await listPeople(press, actor, {});
    if (listed.kind !== 'listed') throw new Error(listed.kind);
    return listed.people.invitations.some((each) => each.id === id);
  };
  expect([await seenBy(local), await seenBy(boss)]).toEqual([false, true]);
  expect(await takeBackInvitation(press, local, { id })).toEqual({ kind: 'no-invitation', id });
  expect(await takeBackInvitation(press, boss, { id })).toEqual({ kind: 'taken-back' });
});

test('a recovery is confirmed by another owner or the terminal, never by the person', async () => {
  const { press, add } = await open();
  const [ana, bea] = [await add('owner'), await add('owner')];
  await sql`update person set recovered_at = now() where id = ${ana.id}`.execute(fixture.db);
  const signed = 'confirm-recovery';
  const recovered = { ...(await actAs(press, ana.id)), signed } as const;
  expect(await confirmRecovery(press, recovered, { id: ana.id })).toEqual({
    kind: 'restricted',
    step: signed,
  });
  // Identified before the recovery.
  const before = { ...recovered, restricted: false };
  expect(await confirmRecovery(press, before, { id: ana.id })).toEqual({
    kind: 'restricted',
    step: signed,
  });
  const other = { ...(await actAs(press, bea.id)), signed } as const;
  expect(await confirmRecovery(press, other, { id: ana.id })).toMatchObject({
    kind: 'confirmed',
    person: { id: ana.id, awaitsConfirmation: false },
  });
});
