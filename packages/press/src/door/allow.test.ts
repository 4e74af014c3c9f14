import {
  STEPS,
  isRestricted,
  mayTake,
  needsStepUp,
  type Actor,
  type StepName,
} from '@galley/core/editor';
import { expect, test } from 'vitest';
import { refuse, refuseAnywhere, refuseOver } from './allow.ts';

const steps = Object.keys(STEPS) as StepName[];
type Person = Extract<Actor, { kind: 'person' }>;
const owner: Person = { kind: 'person', id: '7', roles: { '*': 'owner' }, door: 'desk' };

test.each(steps.filter(needsStepUp))('%s: somebody in the desk signs each call', (step) => {
  expect(refuse(owner, step, '1')).toEqual({ kind: 'step-up-needed', step });
  expect(refuse({ ...owner, signed: step }, step, '1')).toBeNull();
});

test('a signature over one step does for no other', () => {
  for (const signed of steps.filter(needsStepUp)) {
    for (const step of steps.filter((each) => needsStepUp(each) && each !== signed)) {
      expect(refuse({ ...owner, signed }, step, '1')).toEqual({ kind: 'step-up-needed', step });
    }
  }
});

test('a signature gives nobody a step that their role does not', () => {
  const writer: Person = { ...owner, roles: { 1: 'writer' }, signed: 'approve-issue' };
  const refusal = { kind: 'not-allowed', step: 'approve-issue' };
  expect(refuse(writer, 'approve-issue', '1')).toEqual(refusal);
  expect(refuse({ ...writer, restricted: true }, 'approve-issue', '1')).toEqual(refusal);
});

test.each(steps.filter(isRestricted))('%s waits for the confirmation of a recovery', (step) => {
  expect(refuse({ ...owner, restricted: true, signed: step }, step, '1')).toEqual({
    kind: 'restricted',
    step,
  });
});

test('keys and the terminal sign nothing', () => {
  const key: Actor = { kind: 'key', id: '1', roles: { '*': 'owner' }, steps };
  const command: Actor = { kind: 'command', user: 'ada' };
  for (const step of steps) {
    for (const actor of [key, command]) {
      const expected = mayTake(actor, step, '1') ? null : { kind: 'not-allowed', step };
      expect(refuse(actor, step, '1')).toEqual(expected);
    }
  }
});

test('a step that may be taken in one newsletter may be taken somewhere', () => {
  const local: Person = { ...owner, roles: { 1: 'writer', 2: 'owner' } };
  expect(refuseAnywhere(local, 'see-audit')).toBeNull();
  expect(refuseAnywhere({ ...local, roles: { 1: 'owner', 2: 'writer' } }, 'see-audit')).toBeNull();
  expect(refuseAnywhere({ ...local, roles: { 1: 'publisher' } }, 'see-audit')).toEqual({
    kind: 'not-allowed',
    step: 'see-audit',
  });
  expect(refuseAnywhere({ ...local, roles: {} }, 'see-audit')).toMatchObject({
    kind: 'not-allowed',
  });
  expect(refuseAnywhere({ kind: 'command', user: 'ada' }, 'see-audit')).toBeNull();
});

test('a person who could take a step somewhere hears what is missing there', () => {
  const step = 'create-key';
  const local: Person = { ...owner, roles: { 1: 'writer', 2: 'owner' } };
  expect(refuseAnywhere(local, step)).toEqual({ kind: 'step-up-needed', step });
  expect(refuseAnywhere({ ...local, signed: step }, step)).toBeNull();
  expect(refuseAnywhere({ ...local, signed: step, restricted: true }, step)).toEqual({
    kind: 'restricted',
    step,
  });
});

test('a step over a person needs the right in each of their newsletters', () => {
  const step = 'remove-person';
  const local: Person = { ...owner, roles: { 1: 'owner', 2: 'writer' }, signed: step };
  const notAllowed = { kind: 'not-allowed', step };
  expect(refuseOver(local, step, { 1: 'owner' })).toBeNull();
  expect(refuseOver(local, step, { 1: 'writer', 2: 'writer' })).toEqual(notAllowed);
  expect(refuseOver(local, step, { '*': 'writer' })).toEqual(notAllowed);
  expect(refuseOver(local, step, {})).toEqual(notAllowed);
  expect(refuseOver({ ...owner, signed: step }, step, {})).toBeNull();
  expect(refuseOver(owner, step, { 1: 'writer', '*': 'owner' })).toEqual({
    kind: 'step-up-needed',
    step,
  });
});
