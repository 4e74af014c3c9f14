import { stepsOf, type Actor } from '@galley/core/editor';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { changeNewsletter, createNewsletter } from './index.ts';

const fixture = withDatabase();
const open = () => testPress(fixture.db, '2026-03-09T12:00:00Z');

const everywhere = { roles: { '*': 'owner' } } as const;
const key = { kind: 'key', id: '1', ...everywhere } as const;
const settings: Actor = { ...key, steps: stepsOf(['settings']) };
const both: Actor = { ...key, steps: stepsOf(['settings', 'approve']) };
const recovered: Actor = {
  ...{ kind: 'person', id: '1', door: 'desk', ...everywhere },
  restricted: true,
};

test.each([
  ['a key that may not approve', settings, 'not-allowed'],
  ['somebody whose recovery awaits confirmation', recovered, 'restricted'],
])('%s lets no clock approve', async (_, actor, kind) => {
  const press = open();
  const { slug } = await testNewsletter(press);
  const refused = { kind, step: 'approve-issue' };
  const change = { slug, autoApprove: true };
  expect(await changeNewsletter(press, actor, change)).toEqual(refused);
  const made = { slug: `${slug}-more`, title: 'More', autoApprove: true };
  expect(await createNewsletter(press, actor, made)).toEqual(refused);
  await changeNewsletter(press, owner, change);
  const kept = { slug, maximum: 7, autoApprove: true };
  expect(await changeNewsletter(press, actor, kept)).toMatchObject({ kind: 'changed' });
  expect(await changeNewsletter(press, actor, { slug, autoApprove: false })).toMatchObject({
    newsletter: { autoApprove: false },
  });
});

test('in the desk it is signed with a passkey, as an approval is', async () => {
  const press = open();
  const { slug } = await testNewsletter(press);
  const person = { kind: 'person', id: '1', door: 'desk', ...everywhere } as const;
  const change = { slug, autoApprove: true };
  expect(await changeNewsletter(press, person, change)).toEqual({
    kind: 'step-up-needed',
    step: 'approve-issue',
  });
  const signed = { ...person, signed: 'approve-issue' } as const;
  expect(await changeNewsletter(press, signed, change)).toMatchObject({ kind: 'changed' });
});

test('a person who may approve may let the clock do it', async () => {
  const press = open();
  const { slug } = await testNewsletter(press);
  expect(await changeNewsletter(press, both, { slug, autoApprove: true })).toMatchObject({
    newsletter: { autoApprove: true },
  });
});
