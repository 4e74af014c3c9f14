import { ROLES } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { changeRole, listPeople, removePerson } from './index.ts';
import { actAs, addPerson } from './people.fixture.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const press = () => ({ ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring });

async function everyPerson() {
  const listed = await listPeople(press(), owner, {});
  if (listed.kind !== 'listed') throw new Error(listed.kind);
  return listed.people.people;
}

const owners = async () =>
  (await everyPerson()).filter(({ roles }) =>
    roles.some(({ newsletter, role }) => newsletter === null && role === 'owner'),
  );

const add = async (email: string) => addPerson(press(), { email, newsletter: null, role: 'owner' });

test('the first person is invited before there is a newsletter, and so without a mail', async () => {
  const { id } = await add('zoe@digest.example');
  expect(await fixture.db.selectFrom('notice').select('id').execute()).toEqual([]);
  expect((await owners()).map((each) => each.id)).toEqual([id]);
});

test('the terminal and owners themselves are told who is the last owner', async () => {
  const [zoe] = await owners();
  const ana = await add('ana@digest.example');
  expect(await removePerson(press(), owner, { id: zoe?.id ?? '' })).toEqual({ kind: 'removed' });
  expect(await removePerson(press(), owner, ana)).toEqual({ kind: 'last-owner' });
  const demotion = { id: ana.id, newsletter: null, role: 'publisher' } as const;
  expect(await changeRole(press(), owner, demotion)).toEqual({ kind: 'last-owner' });
  const signed = { ...(await actAs(press(), ana.id)), signed: 'change-role' } as const;
  expect(await changeRole(press(), signed, { ...demotion, role: null })).toEqual({
    kind: 'last-owner',
  });
  expect((await owners()).map(({ id }) => id)).toEqual([ana.id]);
});

test('of two owners who turn on each other at once, one stays', async () => {
  for (const round of [1, 2, 3, 4, 5]) {
    const [first] = await owners();
    const second = await add(`bea${round}@digest.example`);
    if (first === undefined) throw new Error('no owner');
    const [one, two] = [await actAs(press(), first.id), await actAs(press(), second.id)];
    const demotion = { id: first.id, newsletter: null, role: 'writer' } as const;
    const outcomes = await Promise.all([
      removePerson(press(), { ...one, signed: 'remove-person' }, second),
      changeRole(press(), { ...two, signed: 'change-role' }, demotion),
    ]);
    // The one who came second has lost the role to do it.
    expect(outcomes.map(({ kind }) => kind)).toContain('not-allowed');
    expect(await owners()).toHaveLength(1);
  }
});

test('of two owners who leave at once, one stays', async () => {
  for (const round of [1, 2, 3, 4, 5]) {
    const [first] = await owners();
    const second = await add(`cem${round}@digest.example`);
    if (first === undefined) throw new Error('no owner');
    const leave = async (id: string) => {
      const actor = { ...(await actAs(press(), id)), signed: 'remove-person' } as const;
      return (await removePerson(press(), actor, { id })).kind;
    };
    const kinds = await Promise.all([leave(first.id), leave(second.id)]);
    expect(kinds.toSorted()).toEqual(['last-owner', 'removed']);
    expect(await owners()).toHaveLength(1);
  }
});

test('somebody who is removed while they act does nothing more', async () => {
  const [boss] = await owners();
  const [dia, eli] = [await add('dia@digest.example'), await add('eli@digest.example')];
  const stale = await actAs(press(), dia.id);
  await removePerson(press(), owner, dia);
  const demotion = { id: eli.id, newsletter: null, role: 'writer' } as const;
  expect(await changeRole(press(), { ...stale, signed: 'change-role' }, demotion)).toEqual({
    kind: 'not-allowed',
    step: 'change-role',
  });
  expect(await removePerson(press(), { ...stale, signed: 'remove-person' }, eli)).toEqual({
    kind: 'not-allowed',
    step: 'remove-person',
  });
  expect((await owners()).map(({ id }) => id)).toEqual([boss?.id, eli.id]);
});

test('whatever people do to each other at once, every newsletter keeps an owner', async () => {
  const { slug } = await testNewsletter(press());
  const names = ['ana', 'bea', 'cem', 'dia'];
  const place = fc.constantFrom(null, slug);
  const deed = fc.record({
    whom: fc.nat(names.length - 1),
    newsletter: place,
    role: fc.constantFrom('remove', null, ...ROLES),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(deed, { maxLength: 3 }), { maxLength: 6 }),
      async (rounds) => {
        const people: string[] = [];
        for (const name of names) {
          const email = `${name}@digest.example`;
          const known = (await everyPerson()).find((each) => each.email === email);
          const id = known?.id ?? (await add(email)).id;
          await changeRole(press(), owner, { id, newsletter: null, role: 'owner' });
          people.push(id);
        }
        for (const deeds of rounds) {
          await Promise.all(
            deeds.map(async ({ whom, newsletter, role }) => {
              const id = people[whom] ?? '';
              return role === 'remove'
                ? removePerson(press(), owner, { id })
                : changeRole(press(), owner, { id, newsletter, role });
            }),
          );
          expect(await owners()).not.toEqual([]);
        }
      },
    ),
    { numRuns: 15 },
  );
});
