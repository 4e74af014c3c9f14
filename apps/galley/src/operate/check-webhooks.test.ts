import type { Webhook } from '@galley/contract/webhook';
import { expect, test } from 'vitest';
import { checkWebhooks } from './check-webhooks.ts';

const webhook: Webhook = {
  id: '3',
  newsletter: null,
  url: 'https://hooks.example/in?key=hidden',
  description: '',
  events: ['issue.sent'],
  createdAt: '2026-03-01T00:00:00.000Z',
  succeededAt: '2026-03-02T00:00:00.000Z',
  failingSince: null,
  disabledAt: null,
  disabledReason: null,
  oldSecretUntil: null,
  waiting: 0,
  failed: 0,
};

test('a webhook that works is not mentioned', () => {
  expect(checkWebhooks([webhook])).toEqual([]);
});

test('a failing webhook is named with its host, its waiting posts and a command', () => {
  const failing = { ...webhook, failingSince: '2026-03-03T10:00:00.000Z', waiting: 2 };
  const [check] = checkWebhooks([failing]);
  expect(check).toMatchObject({ name: 'webhook 3', level: 'warns' });
  expect(check?.found).toBe('hooks.example: failing since 2026-03-03 10:00 UTC, 2 waiting');
  expect(check?.fix).toContain('galley webhook show 3');
});

test('a disabled webhook says why', () => {
  const disabledAt = '2026-03-08T10:00:00.000Z';
  const [check] = checkWebhooks([{ ...webhook, disabledAt, disabledReason: 'gone' }]);
  expect(check?.found).toContain('disabled since 2026-03-08 10:00 UTC: it answered 410');
});
