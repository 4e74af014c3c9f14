import { readSendingConditions } from '@galley/db';
import { createLog } from '@galley/runtime';
import { createMailer } from '@galley/resend';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';
import { createQuotaLook } from './look-at-quotas.ts';

const fixture = withDatabase();
const { signal } = new AbortController();

test('quotas are read and stored a minute after the start and then hourly', async () => {
  let asked = 0;
  let now = 0;
  const served = await serveSandbox({
    path: ':memory:',
    port: 0,
    dailyQuota: 100,
    monthlyQuota: 3000,
    faults: ({ path }) => {
      if (path === '/usage') asked += 1;
      return asked === 2 ? { when: 'before-accept', what: 'error', status: 500 } : null;
    },
  });
  onTestFinished(() => served.close());
  const mailer = createMailer({ apiKey: 're_test', baseUrl: served.url });
  const log = createLog({ level: 'silent', name: 'test' });
  const look = createQuotaLook({ db: fixture.db, mailer, log }, () => now);

  await look(signal);
  expect(asked).toBe(0);
  now = 61_000;
  await look(signal);
  await look(signal);
  expect(asked).toBe(1);
  const seen = {
    daily: { used: 0, limit: 100 },
    monthly: { used: 0, limit: 3000 },
    quotaSeenAt: expect.any(Date),
  };
  expect(await readSendingConditions(fixture.db)).toMatchObject(seen);
  now += 3_600_000;
  await look(signal);
  expect(asked).toBe(2);
  expect(await readSendingConditions(fixture.db)).toMatchObject(seen);
});
