import { expect, test } from 'vitest';
import { isTouched, type Kept } from './is-touched.ts';

const review = (id: string, data?: unknown): Kept => ({
  key: ['GET /reviews/{id}', { id }, null],
  data,
});
const event = { what: 'review', id: '7', version: null } as const;

test('a review is read again when it has changed, and no other one is', () => {
  expect(isTouched(event, review('7'))).toBe(true);
  expect(isTouched(event, review('8'))).toBe(false);
  expect(
    isTouched(event, { key: ['GET /reviews/{id}/history', { id: '7' }, null], data: [] }),
  ).toBe(true);
  expect(isTouched({ ...event, id: null }, review('7'))).toBe(false);
});

test('a version that is already here is not read again', () => {
  const told = { ...event, version: 3 };
  expect(isTouched(told, review('7', { version: 2 }))).toBe(true);
  expect(isTouched(told, review('7', { version: 3 }))).toBe(false);
  expect(isTouched(told, review('7', { version: 4 }))).toBe(false);
  // Holding a review changes no version.
  expect(isTouched(event, review('7', { version: 4 }))).toBe(true);
});

test.each([
  ['queue', 'GET /newsletters/{slug}/queue', { slug: 'a' }],
  ['queue', 'GET /newsletters/{slug}/reviews', { slug: 'a' }],
  ['queue', 'GET /today', null],
  ['issue', 'GET /newsletters/{slug}/issues', { slug: 'a' }],
  ['issue', 'GET /reviews/{id}', { id: '9' }],
  ['newsletter', 'GET /newsletters', null],
  ['import', 'GET /newsletters/{slug}/imports/{id}', { slug: 'a', id: '7' }],
  ['import', 'GET /newsletters/{slug}/imports', { slug: 'a' }],
  ['people', 'GET /people', null],
  ['people', 'GET /account', null],
  ['presence', 'GET /reviews/{id}/presence', { id: '7' }],
] as const)('an event about %s touches %s', (what, name, params) => {
  expect(isTouched({ what, id: '7', version: null }, { key: [name, params, null], data: {} })).toBe(
    true,
  );
});

test('somebody who moves to another field touches only presence', () => {
  const presence = { what: 'presence', id: '7', version: null } as const;
  const names = [
    'GET /reviews/{id}',
    'GET /today',
    'GET /newsletters/{slug}/queue',
    'GET /account',
  ];
  for (const name of names) {
    expect(isTouched(presence, { key: [name, { id: '7' }, null], data: {} }), name).toBe(false);
  }
  const elsewhere = { key: ['GET /reviews/{id}/presence', { id: '8' }, null], data: {} };
  expect(isTouched(presence, elsewhere)).toBe(false);
});
