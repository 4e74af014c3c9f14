import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor, Roles } from './actor.ts';
import { lesserRoles } from './lesser-roles.ts';
import { mayTake } from './may-take.ts';
import { ROLES } from './role.ts';
import { STEPS, type StepName } from './step-name.ts';

const steps = Object.keys(STEPS) as StepName[];
const roles = fc.dictionary(fc.constantFrom('*', '1', '2'), fc.constantFrom(...ROLES));
const withRoles = (held: Roles): Actor => ({ kind: 'key', id: '1', roles: held, steps });
const may = (held: Roles, step: StepName, place: string | null): boolean =>
  mayTake(withRoles(held), step, place);

test('lesser roles allow in each place what both people may do there, and nothing else', () => {
  fc.assert(
    fc.property(
      roles,
      roles,
      fc.constantFrom(...steps),
      fc.constantFrom(null, '1', '2', '3'),
      (one, other, step, place) => {
        const both = may(one, step, place) && may(other, step, place);
        expect(may(lesserRoles(one, other), step, place)).toBe(both);
      },
    ),
  );
});
