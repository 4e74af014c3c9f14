import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES, leavesNoOwner, type Roles, type RoleHolder } from './index.ts';

const person = (id: string, roles: Roles, restricted = false): RoleHolder => ({
  id,
  roles,
  restricted,
});

test('the only owner can neither go nor become less', () => {
  const ana = person('1', { '*': 'owner' });
  const people = [ana, person('2', { '*': 'publisher', 5: 'owner' })];
  expect(leavesNoOwner(people, { id: '1', roles: {} })).toBe(true);
  expect(leavesNoOwner(people, { id: '1', roles: { '*': 'publisher' } })).toBe(true);
  expect(leavesNoOwner(people, { id: '1', roles: { 5: 'owner' } })).toBe(true);
  expect(leavesNoOwner(people, { id: '2', roles: {} })).toBe(false);
});

test('one of two owners can go, unless the other awaits confirmation', () => {
  const ana = person('1', { '*': 'owner' });
  expect(leavesNoOwner([ana, person('2', { '*': 'owner' })], { id: '1', roles: {} })).toBe(false);
  const recovered = person('2', { '*': 'owner' }, true);
  expect(leavesNoOwner([ana, recovered], { id: '1', roles: {} })).toBe(true);
  expect(leavesNoOwner([ana, recovered], { id: '2', roles: {} })).toBe(false);
});

test("a newsletter's last owner can go only if somebody owns every newsletter", () => {
  const bea = person('2', { 5: 'owner' });
  expect(leavesNoOwner([bea], { id: '2', roles: { 5: 'writer' } })).toBe(true);
  expect(leavesNoOwner([bea, person('3', { 6: 'owner' })], { id: '2', roles: {} })).toBe(true);
  expect(leavesNoOwner([bea, person('3', { 5: 'owner' })], { id: '2', roles: {} })).toBe(false);
  expect(leavesNoOwner([bea, person('1', { '*': 'owner' })], { id: '2', roles: {} })).toBe(false);
});

test('no order of changes leaves an owned place without an owner who can act', () => {
  const places = ['*', '5', '6'];
  const roles = fc.dictionary(fc.constantFrom(...places), fc.constantFrom(...ROLES));
  const people = fc.array(fc.record({ roles, restricted: fc.boolean() }), { maxLength: 4 });
  const changes = fc.array(fc.record({ whom: fc.nat(), roles }), { maxLength: 20 });
  const owned = (held: readonly RoleHolder[], place: string): boolean =>
    held.some((each) => !each.restricted && [each.roles['*'], each.roles[place]].includes('owner'));
  fc.assert(
    fc.property(people, changes, (given, wishes) => {
      let held = given.map((each, index) => ({ ...each, id: String(index) }));
      for (const { whom, roles } of wishes) {
        const id = String(held.length === 0 ? 0 : whom % held.length);
        if (leavesNoOwner(held, { id, roles })) continue;
        const next = held.map((each) => (each.id === id ? { ...each, roles } : each));
        for (const place of places) {
          if (owned(held, place)) expect(owned(next, place)).toBe(true);
        }
        held = next;
      }
    }),
  );
});
