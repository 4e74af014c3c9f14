import { expect, test } from 'vitest';
import { findAutomatic } from './find-automatic.ts';

const OWN = { domains: ['in.news.example'], addresses: ['news@digest.example'] };

function find(
  fields: Readonly<Record<string, string | readonly string[]>>,
  from = 'ada@a.example',
) {
  const headers = new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()]));
  return findAutomatic(headers, from, OWN);
}

test.each([
  [{ 'auto-submitted': 'auto-replied' }, 'auto-submitted'],
  [{ 'auto-submitted': 'Auto-Generated; owner-email="a@b"' }, 'auto-submitted'],
  [{ 'auto-submitted': ['no', 'auto-replied'] }, 'auto-submitted'],
  [{ 'return-path': ' <> ' }, 'bounce'],
  [{ 'content-type': 'Multipart/Report; report-type=delivery-status' }, 'report'],
  [{ precedence: 'Bulk' }, 'bulk'],
  [{ precedence: 'auto_reply' }, 'bulk'],
  [{ 'list-id': '<a.example>' }, 'list'],
  [{ 'list-unsubscribe': '<mailto:a@a.example>' }, 'list'],
  [{ 'x-autoreply': 'yes' }, 'auto-reply'],
  [{ 'x-loop': 'ada@a.example' }, 'auto-reply'],
  [{ 'message-id': '<1@in.news.example>' }, 'own'],
] as const)('%j shows an automatic mail', (fields, reason) => {
  expect(find(fields)).toBe(reason);
});

test.each([
  ['mailer-daemon@a.example', 'robot'],
  ['postmaster@a.example', 'robot'],
  ['no-reply@a.example', 'robot'],
  ['noreply+7@a.example', 'robot'],
  ['do_not_reply@a.example', 'robot'],
  ['bounces-123@a.example', 'robot'],
  ['news@digest.example', 'own'],
  ['subscribe@in.news.example', 'own'],
])('%s is nobody to answer', (from, reason) => {
  expect(find({}, from)).toBe(reason);
});

test.each([
  [{}],
  [{ 'auto-submitted': 'no' }],
  [{ 'auto-submitted': 'No (a person wrote this)' }],
  [{ 'return-path': '<ada@a.example>' }],
  [{ 'content-type': 'multipart/alternative' }],
  [{ precedence: 'first-class' }],
  [{ 'x-autoreply': 'no' }],
  [{ 'x-auto-response-suppress': 'All' }],
  [{ 'message-id': '<1@mail.a.example>' }],
])('%j may come from a person', (fields) => {
  expect(find(fields)).toBeNull();
});

test.each(['noreplyson@a.example', 'bouncer@a.example', 'ed@digest.example', ''])(
  '%j may be a person',
  (from) => {
    expect(find({}, from)).toBeNull();
  },
);
