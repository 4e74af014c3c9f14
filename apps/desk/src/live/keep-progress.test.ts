import type { Sending } from '@galley/contract/issue';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { keepProgress } from './keep-progress.ts';
import { progressOf } from './progress.fixture.ts';

const SENDING = ['GET /sending', null, null];
const OUTLINE = [
  'GET /newsletters/{slug}/issues/{number}/outline',
  { slug: 'harbor', number: '3' },
  null,
];

function open(accepted: number, second: number) {
  const client = new QueryClient();
  const progress = progressOf('7', accepted, second);
  const issues = [
    { id: '7', state: 'sending', progress },
    { id: '8', state: 'sending', progress: progressOf('8', 1) },
  ];
  client.setQueryData(SENDING, { now: progress.at, mailbox: false, issues }, { updatedAt: 1000 });
  client.setQueryData(
    OUTLINE,
    { id: '7', state: 'sending', now: progress.at },
    { updatedAt: 1000 },
  );
  const kept = () => client.getQueryData<Sending>(SENDING)?.issues;
  return { client, kept, outline: () => client.getQueryData(OUTLINE) };
}

test('progress replaces what was kept of its issue, and only that', () => {
  const { client, kept } = open(100, 0);
  const [, other] = kept() ?? [];
  keepProgress(client, progressOf('7', 200, 1));
  expect(kept()?.[0]?.progress.accepted).toBe(200);
  expect(kept()?.[1]).toBe(other);
});

test('what was read stays as old as it was, so that its clock stays right', () => {
  const { client } = open(100, 0);
  keepProgress(client, progressOf('7', 200, 1));
  expect(client.getQueryState(SENDING)?.dataUpdatedAt).toBe(1000);
});

test('progress that is older than what was read changes nothing', () => {
  const { client, kept, outline } = open(300, 5);
  const before = [kept(), outline()];
  keepProgress(client, { ...progressOf('7', 200, 4), state: 'paused' });
  expect([kept(), outline()]).toEqual(before);
});

test('a pause shows at once, and what is over stays until it is read', () => {
  const { client, kept, outline } = open(100, 0);
  keepProgress(client, { ...progressOf('7', 200, 1), state: 'paused' });
  expect(kept()?.[0]?.state).toBe('paused');
  keepProgress(client, { ...progressOf('7', 12_431, 2), state: 'sent' });
  expect(kept()?.[0]?.state).toBe('paused');
  expect(outline()).toMatchObject({ state: 'sent' });
});

test('an issue that was never read, and other readings, are left alone', () => {
  const client = new QueryClient();
  client.setQueryData(['GET /today', null, null], { tasks: [] });
  keepProgress(client, progressOf('7', 200));
  expect(client.getQueryData(SENDING)).toBeUndefined();
  expect(client.getQueryData(['GET /today', null, null])).toEqual({ tasks: [] });
});
