import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CLOCK,
  PROVIDER,
  READER,
  ROLES,
  STEPS,
  mayTake,
  type Actor,
  type Roles,
  type StepName,
} from './index.ts';

const steps = Object.keys(STEPS) as StepName[];
const takenBy = (actor: Actor) => steps.filter((step) => mayTake(actor, step, '1'));
const person = (roles: Roles): Actor => ({
  kind: 'person',
  id: '7',
  roles,
  door: 'desk',
});

test('a writer writes and queues, a publisher also sends, an owner also sets and erases', () => {
  expect(takenBy(person({ 1: 'writer' }))).toMatchSnapshot('writer');
  expect(takenBy(person({ 1: 'publisher' }))).toMatchSnapshot('publisher');
  expect(takenBy(person({ 1: 'owner' }))).toMatchSnapshot('owner');
});

test('the command line acts as an owner, never as a reader, the clock or the provider', () => {
  expect(takenBy({ kind: 'command', user: 'ada' })).toEqual(takenBy(person({ '*': 'owner' })));
});

test('readers, the clock and the provider take their own steps and no others', () => {
  expect(takenBy(READER)).toEqual(['subscribe', 'confirm', 'unsubscribe', 'change-preferences']);
  expect(takenBy(PROVIDER)).toEqual(['apply-feedback']);
  expect(takenBy(CLOCK)).toMatchSnapshot('clock');
});

test('a role in one newsletter counts neither in another nor for the installation', () => {
  for (const step of steps) {
    expect(mayTake(person({ 1: 'owner' }), step, '2')).toBe(false);
    expect(mayTake(person({ 1: 'owner' }), step, null)).toBe(false);
  }
});

test('a key takes no step that it was not made for or that its maker may not take', () => {
  const roles = fc.dictionary(fc.constantFrom('1', '2', '*'), fc.constantFrom(...ROLES));
  fc.assert(
    fc.property(roles, fc.subarray(steps), fc.constantFrom(...steps), (held, made, step) => {
      const key: Actor = { kind: 'key', id: '1', roles: held, steps: made };
      const expected = made.includes(step) && mayTake(person(held), step, '1');
      expect(mayTake(key, step, '1')).toBe(expected);
    }),
  );
});

test('a higher role takes every step of a lower one', () => {
  for (const [index, role] of ROLES.entries()) {
    const lower = ROLES[index - 1];
    if (lower === undefined) continue;
    expect(takenBy(person({ 1: role }))).toEqual(
      expect.arrayContaining(takenBy(person({ 1: lower }))),
    );
  }
});
