import { ROLES, SCOPE_NAMES, STEPS, mayTake, stepsOf, type StepName } from '@galley/core/editor';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeRole, removePerson } from '../people/index.ts';
import { actAs, addPerson } from '../people/people.fixture.ts';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { createKey, identifyKey, listKeys, revokeKey, type NewKey } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const steps = Object.keys(STEPS) as StepName[];
let count = 0;

async function open() {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const { slug, id: newsletterId } = await testNewsletter(press);
  const add = async (role: 'writer' | 'publisher' | 'owner', newsletter: string | null = slug) => {
    count += 1;
    return addPerson(press, { email: `p${count}@people.example`, newsletter, role });
  };
  const signed = async (id: string) =>
    ({ ...(await actAs(press, id)), signed: 'create-key' }) as const;
  const make = async (change: Partial<NewKey> & { readonly for: string }) => {
    const outcome = await createKey(press, owner, {
      name: 'importer',
      scopes: ['read'],
      expiresAt: null,
      ...change,
    });
    if (outcome.kind !== 'created') throw new Error(outcome.kind);
    return outcome.key;
  };
  return { press, slug, newsletterId, add, make, signed };
}

test('a key is shown once, stored as a hash, and known again', async () => {
  const { press, add, make, newsletterId } = await open();
  const person = await add('writer');
  const { token, ...shown } = await make({ for: person.id, name: ' the importer ' });
  expect(token).toMatch(/^galley_[A-Za-z0-9_-]{43}$/);
  expect(shown).toMatchObject({ name: 'the importer', person, scopes: ['read'], usedAt: null });
  const { rows } = await sql<{ row: string }>`select api_key::text as row from api_key`.execute(
    fixture.db,
  );
  expect(JSON.stringify(rows)).not.toContain(token.slice('galley_'.length));
  expect(await identifyKey(press, token)).toEqual({
    kind: 'identified',
    actor: {
      kind: 'key',
      id: shown.id,
      roles: { [newsletterId]: 'writer' },
      steps: ['see-newsletter'],
    },
    personId: person.id,
  });
  const listed = await listKeys(press, owner);
  expect(JSON.stringify(listed)).not.toContain(token);
});

test.each([
  '',
  'galley_',
  'galley_x',
  `galley_${'A'.repeat(43)}`,
  `galley_${'é'.repeat(43)}`,
  '\0',
])('the key %o is unknown', async (token) => {
  const { press } = await open();
  expect(await identifyKey(press, token)).toEqual({ kind: 'unknown' });
});

test('a key works until it expires or is revoked, and its use is noted once a minute', async () => {
  const { press, add, make } = await open();
  const { id: person } = await add('writer');
  const key = await make({ for: person, expiresAt: '2026-03-10T12:00:00Z' });
  const used = async () => {
    const listed = await listKeys(press, owner);
    if (listed.kind !== 'listed') throw new Error(listed.kind);
    return listed.keys.find(({ id }) => id === key.id)?.usedAt;
  };
  await identifyKey(press, key.token);
  expect(await used()).toBe('2026-03-09T12:00:00.000Z');
  press.setClock('2026-03-09T12:00:59Z');
  await identifyKey(press, key.token);
  expect(await used()).toBe('2026-03-09T12:00:00.000Z');
  press.setClock('2026-03-09T12:01:01Z');
  await identifyKey(press, key.token);
  expect(await used()).toBe('2026-03-09T12:01:01.000Z');
  press.setClock('2026-03-10T12:00:00Z');
  expect(await identifyKey(press, key.token)).toEqual({ kind: 'unknown' });
  const other = await make({ for: person });
  expect(await revokeKey(press, owner, { id: other.id })).toEqual({ kind: 'revoked' });
  expect(await identifyKey(press, other.token)).toEqual({ kind: 'unknown' });
  expect(await revokeKey(press, owner, { id: other.id })).toEqual({ kind: 'no-key', id: other.id });
});

test('a key never does more than its scopes and the present role of its person', async () => {
  const { press, slug, newsletterId, add, make } = await open();
  const other = await testNewsletter(press);
  const { id } = await add('owner');
  await add('owner', null);
  const change = fc.record({
    newsletter: fc.constantFrom(null, slug, other.slug),
    role: fc.constantFrom(null, ...ROLES),
  });
  const keys: { readonly token: string; readonly scopes: (typeof SCOPE_NAMES)[number][] }[] = [];
  for (const scopes of [...SCOPE_NAMES.map((scope) => [scope]), [...SCOPE_NAMES]]) {
    keys.push({ scopes, token: (await make({ for: id, scopes })).token });
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 4 }),
      fc.constantFrom(...keys),
      async (all, key) => {
        for (const each of all) await changeRole(press, owner, { id, ...each });
        const known = await identifyKey(press, key.token);
        if (known.kind !== 'identified') throw new Error(known.kind);
        const person = await actAs(press, id);
        for (const place of [newsletterId, other.id, null]) {
          const may = steps.filter((step) => mayTake(known.actor, step, place));
          const allowed = stepsOf(key.scopes).filter((step) => mayTake(person, step, place));
          expect(may.toSorted()).toEqual(allowed.toSorted());
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a key that an owner made for somebody else stays within the role of its maker', async () => {
  const { press, slug, newsletterId, add, signed } = await open();
  const other = await testNewsletter(press);
  const [maker, writer] = [await add('owner'), await add('writer')];
  const made = await createKey(press, await signed(maker.id), {
    for: writer.id,
    name: 'importer',
    scopes: ['read', 'reviews'],
    expiresAt: null,
  });
  if (made.kind !== 'created') throw new Error(made.kind);
  const may = async (place: string | null) => {
    const known = await identifyKey(press, made.key.token);
    return known.kind === 'identified' && mayTake(known.actor, 'queue-review', place);
  };
  await changeRole(press, owner, { id: writer.id, newsletter: null, role: 'owner' });
  expect([await may(newsletterId), await may(other.id), await may(null)]).toEqual([
    true,
    false,
    false,
  ]);
  await add('owner', null);
  await changeRole(press, owner, { id: maker.id, newsletter: slug, role: null });
  expect(await may(newsletterId)).toBe(false);
  expect(await removePerson(press, owner, { id: maker.id })).toEqual({ kind: 'removed' });
  expect(await identifyKey(press, made.key.token)).toEqual({ kind: 'unknown' });
});

test('while a recovery awaits confirmation, the keys of that person approve and send nothing', async () => {
  const { press, add, make, newsletterId } = await open();
  const { id } = await add('owner');
  const { token } = await make({ for: id, scopes: ['approve', 'reviews'] });
  await sql`update person set recovered_at = now() where id = ${id}`.execute(fixture.db);
  const known = await identifyKey(press, token);
  if (known.kind !== 'identified') throw new Error(known.kind);
  expect(mayTake(known.actor, 'queue-review', newsletterId)).toBe(true);
  expect(mayTake(known.actor, 'approve-issue', newsletterId)).toBe(false);
  expect(mayTake(known.actor, 'release-issue', newsletterId)).toBe(false);
});

test.each([
  ['writer', 'approve'],
  ['writer', 'subscribers'],
  ['writer', 'settings'],
  ['publisher', 'settings'],
  ['publisher', 'audit'],
] as const)('a %s gets no key for the scope %s', async (role, scope) => {
  const { press, add } = await open();
  const { id } = await add(role);
  expect(
    await createKey(press, owner, { for: id, name: 'k', scopes: ['read', scope], expiresAt: null }),
  ).toEqual({ kind: 'scope-beyond-role', scope });
});

test('somebody without a role gets no key at all', async () => {
  const { press, slug, add } = await open();
  const { id } = await add('writer');
  await changeRole(press, owner, { id, newsletter: slug, role: null });
  const key = { for: id, name: 'k', scopes: ['read'], expiresAt: null };
  expect(await createKey(press, owner, key)).toEqual({ kind: 'scope-beyond-role', scope: 'read' });
});

test('a key has a name, known scopes, and a future', async () => {
  const { press, add } = await open();
  const { id } = await add('owner');
  const wrong = { for: id, name: ' ', scopes: ['read', 'everything'], expiresAt: '2026-03-09' };
  expect(await createKey(press, owner, wrong)).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'name' }, { field: 'scopes' }, { field: 'expiresAt' }],
  });
  const none = { for: id, name: 'k', scopes: [], expiresAt: 'soon' };
  expect(await createKey(press, owner, none)).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'scopes' }, { field: 'expiresAt' }],
  });
  const key = { name: 'k', scopes: ['read'], expiresAt: null };
  for (const person of ['9', '0', 'x', '\0', '9'.repeat(40)]) {
    expect(await createKey(press, owner, { ...key, for: `${person}0000` })).toMatchObject({
      kind: 'no-person',
    });
  }
});

test('owners make keys for themselves and for those whom they manage', async () => {
  const { press, add, signed } = await open();
  const elsewhere = (await testNewsletter(press)).slug;
  const [local, writer, stranger] = [
    await add('owner'),
    await add('writer'),
    await add('writer', elsewhere),
  ];
  await changeRole(press, owner, { id: local.id, newsletter: elsewhere, role: 'writer' });
  const actor = await signed(local.id);
  const key = { name: 'k', scopes: ['read'], expiresAt: null };
  const kinds = [];
  for (const whom of [null, local.id, writer.id, stranger.id]) {
    kinds.push((await createKey(press, actor, { ...key, for: whom })).kind);
  }
  expect(kinds).toEqual(['created', 'created', 'created', 'not-allowed']);
  const none = await createKey(press, await signed(writer.id), { ...key, for: null });
  expect(none).toEqual({ kind: 'not-allowed', step: 'create-key' });
});

test('people see and revoke their own keys, owners those of their people, and keys none', async () => {
  const { press, add, make } = await open();
  const [boss, writer, publisher] = [
    await add('owner'),
    await add('writer'),
    await add('publisher'),
  ];
  const own = await make({ for: writer.id });
  const other = await make({ for: publisher.id });
  const seenBy = async (id: string) => {
    const listed = await listKeys(press, await actAs(press, id));
    if (listed.kind !== 'listed') throw new Error(listed.kind);
    return listed.keys.map((key) => key.id);
  };
  expect(await seenBy(writer.id)).toEqual([own.id]);
  expect(await seenBy(boss.id)).toEqual([own.id, other.id]);
  const revoke = async (id: string, key: { readonly id: string }) =>
    (await revokeKey(press, await actAs(press, id), key)).kind;
  expect(await revoke(writer.id, other)).toBe('not-allowed');
  expect(await revoke(publisher.id, own)).toBe('not-allowed');
  const known = await identifyKey(
    press,
    (await make({ for: boss.id, scopes: [...SCOPE_NAMES] })).token,
  );
  if (known.kind !== 'identified') throw new Error(known.kind);
  expect(await listKeys(press, known.actor)).toMatchObject({ kind: 'not-allowed' });
  expect(await revokeKey(press, known.actor, own)).toMatchObject({ kind: 'not-allowed' });
  expect(await revoke(writer.id, own)).toBe('revoked');
  expect(await revoke(boss.id, other)).toBe('revoked');
});

test('a key that is made while its person is removed never works', async () => {
  const { press, add } = await open();
  for (const _ of [1, 2, 3, 4, 5]) {
    const { id } = await add('writer');
    const [made] = await Promise.all([
      createKey(press, owner, { for: id, name: 'k', scopes: ['read'], expiresAt: null }),
      removePerson(press, owner, { id }),
    ]);
    const token = made.kind === 'created' ? made.key.token : '';
    expect(await identifyKey(press, token)).toEqual({ kind: 'unknown' });
  }
});
