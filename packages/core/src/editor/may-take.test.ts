import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CLOCK,
  PROVIDER,
  READER,
  ROLES,
  SCOPE_NAMES,
  STEPS,
  isRestricted,
  mayTake,
  needsStepUp,
  stepsOf,
  type Actor,
  type Roles,
  type StepName,
} from './index.ts';

const steps = Object.keys(STEPS) as StepName[];
const isOfAccounts = (step: StepName) => STEPS[step].some((taker) => taker === 'person');
const takenBy = (actor: Actor) => steps.filter((step) => mayTake(actor, step, '1'));
const person = (roles: Roles): Extract<Actor, { kind: 'person' }> => ({
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

test('the command line acts as an owner, never as a reader, the clock, the provider or an account', () => {
  const ofAnOwner = takenBy(person({ '*': 'owner' }));
  expect(takenBy({ kind: 'command', user: 'ada' })).toEqual(
    ofAnOwner.filter((step) => STEPS[step].some((taker) => ROLES.some((role) => role === taker))),
  );
});

test('readers, the clock and the provider take their own steps and no others', () => {
  expect(takenBy(READER)).toEqual([
    'subscribe',
    'confirm',
    'unsubscribe',
    'take-back-leaving',
    'give-leave-reason',
    'change-preferences',
    'ask-for-links',
    'ask-for-data-link',
    'see-own-data',
    'ask-for-new-address',
    'change-address',
    'erase-self',
    'act-on-mail',
  ]);
  expect(takenBy(PROVIDER)).toEqual(['apply-feedback', 'store-inbound']);
  expect(takenBy(CLOCK)).toMatchSnapshot('clock');
});

test('a role in one newsletter counts neither in another nor for the installation', () => {
  for (const step of steps) {
    const ownAccount = mayTake(person({}), step, null);
    expect(mayTake(person({ 1: 'owner' }), step, '2')).toBe(ownAccount);
    expect(mayTake(person({ 1: 'owner' }), step, null)).toBe(ownAccount);
  }
});

test('a key takes no step that it was not made for or that its maker may not take', () => {
  const roles = fc.dictionary(fc.constantFrom('1', '2', '*'), fc.constantFrom(...ROLES));
  const ofRoles = steps.filter((step) => !isOfAccounts(step));
  fc.assert(
    fc.property(roles, fc.subarray(steps), fc.constantFrom(...ofRoles), (held, made, step) => {
      const key: Actor = { kind: 'key', id: '1', roles: held, steps: made };
      const expected = made.includes(step) && mayTake(person(held), step, '1');
      expect(mayTake(key, step, '1')).toBe(expected);
    }),
  );
});

test('anybody who is signed in sees to their own account, and nobody else does', () => {
  expect(takenBy(person({}))).toEqual(steps.filter(isOfAccounts));
  for (const actor of [READER, CLOCK, PROVIDER]) {
    expect(takenBy(actor).filter(isOfAccounts)).toEqual([]);
  }
  const key: Actor = { kind: 'key', id: '1', roles: { '*': 'publisher' }, steps };
  expect(takenBy(key).filter(isOfAccounts)).toEqual([]);
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

test('no scope covers keys, people, accounts or what only Galley does, and each covers some step', () => {
  const owned = takenBy({ kind: 'command', user: 'ada' });
  const never = [
    'invite-person',
    'change-role',
    'remove-person',
    'take-back-invitation',
    'confirm-recovery',
    'create-key',
    'see-keys',
    'revoke-key',
  ] as const;
  for (const scope of SCOPE_NAMES) {
    expect(stepsOf([scope])).not.toEqual([]);
    expect(owned).toEqual(expect.arrayContaining([...stepsOf([scope])]));
  }
  expect(stepsOf(SCOPE_NAMES).filter((step) => never.some((each) => each === step))).toEqual([]);
});

test('approving, releasing and correcting have a scope of their own', () => {
  const others = SCOPE_NAMES.filter((scope) => scope !== 'approve');
  expect(stepsOf(others)).not.toContain('approve-issue');
  expect(stepsOf(others)).not.toContain('release-issue');
  expect(stepsOf(others)).not.toContain('correct-review');
  expect(stepsOf(['approve', 'read'])).toEqual([
    'see-newsletter',
    'approve-issue',
    'release-issue',
    'send-again',
    'correct-review',
  ]);
});

test('after a recovery a person neither approves, sends, nor touches people and keys', () => {
  const recovered: Actor = { ...person({ '*': 'owner' }), restricted: true };
  const lost = takenBy(person({ '*': 'owner' })).filter(
    (step) => !takenBy(recovered).includes(step),
  );
  expect(lost).toEqual(steps.filter(isRestricted));
  expect(lost).toMatchSnapshot('lost');
});

test('between a recovery and its confirmation a new passkey signs nothing but passkeys', () => {
  const recovered: Actor = { ...person({ '*': 'owner' }), restricted: true };
  expect(takenBy(recovered).filter(needsStepUp)).toEqual(['add-passkey', 'remove-passkey']);
});
