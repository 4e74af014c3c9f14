import type { IssueReport } from '@galley/contract/issue';
import { expect, test } from 'vitest';
import { createPaint } from '../shell/paint.ts';
import { reportText } from './report-text.ts';

const PAINT = createPaint({ write: () => undefined }, {});
const REPORT: IssueReport = {
  newsletter: 'digest',
  newsletterTitle: 'Digest',
  number: 3,
  subject: 'The race',
  state: 'sent',
  timeZone: 'UTC',
  releasedAt: '2026-03-13T08:00:00.000Z',
  sentAt: '2026-03-13T08:05:00.000Z',
  at: '2026-03-14T08:00:00.000Z',
  counts: {
    audience: 1200,
    accepted: 1000,
    rejected: 1,
    excluded: 199,
    uncertain: 0,
    pending: 0,
    delivered: 950,
    bounced: 20,
    complained: 2,
    suppressed: 0,
    failed: 0,
    silent: 30,
    nothingChosen: 0,
    monthly: 190,
    onPause: 0,
  },
  details: {
    excluded: [
      { reason: 'monthly', readers: 190 },
      { reason: 'erased', readers: 9 },
    ],
    rejected: [{ reason: 'HTTP 422', readers: 1 }],
    failures: [],
    bounceReasons: [
      { kind: 'permanent', reason: 'Permanent NoEmail', readers: 15 },
      { kind: 'temporary', reason: 'Transient MailboxFull', readers: 5 },
    ],
    bounces: { permanent: 15, temporary: 5, unknown: 0 },
    unsubscribed: 4,
    step: 'day',
    spans: [
      {
        at: '2026-03-13T00:00:00.000Z',
        accepted: 1000,
        delivered: 950,
        bounced: 20,
        complained: 2,
        failed: 0,
        unsubscribed: 4,
      },
    ],
  },
  canary: null,
  clicks: null,
};

test('a report shows how the counts add up, why, and what happened when', () => {
  const text = reportText(PAINT, REPORT);
  expect(text).toContain('1,200 = 1,000 accepted + 1 rejected + 199 excluded\n');
  expect(text).toContain('190 monthly, 9 erased\n');
  expect(text).toContain('950 (95 %)\n');
  expect(text).toContain('20 (15 permanent, 5 temporary)\n');
  expect(text).toContain('15 Permanent NoEmail, 5 Transient MailboxFull\n');
  expect(text).toContain('1 HTTP 422\n');
  expect(text).toMatch(/2026-03-13 +1,000 +950 +20 +2 +0 +4$/);
});

test('once its deliveries were dropped, a report has counts only', () => {
  const text = reportText(PAINT, { ...REPORT, details: null });
  expect(text).toContain('1,200 = 1,000 accepted');
  expect(text).not.toContain('unsubscribed');
});

test('clicks are shown with and without machines, and per link', () => {
  const counts = { clicks: 1500, humanClicks: 300, readers: 400, humanReaders: 250 };
  const text = reportText(PAINT, {
    ...REPORT,
    clicks: {
      ...counts,
      machines: { program: 1000, 'at-delivery': 0, burst: 200 },
      links: [{ url: 'https://a.example/', review: 'The race', ...counts }],
    },
  });
  expect(text).toContain('400 readers; 250 without machines');
  expect(text).toContain('1,500; 300 without machines');
  expect(text).toContain('1,000 program, 200 burst');
  expect(text).toMatch(/250 +400 +300 +1,500 +https:\/\/a\.example\/ \(The race\)/);
  expect(reportText(PAINT, REPORT)).not.toContain('click');
});

test('a report says whether the copy came back that Galley mailed to itself', () => {
  const queuedAt = '2026-03-13T08:00:00.000Z';
  const say = (arrivedAt: string | null) =>
    reportText(PAINT, { ...REPORT, canary: { queuedAt, arrivedAt } });
  expect(say('2026-03-13T08:00:40.000Z')).toMatch(/canary +back after less than a minute/);
  expect(say('2026-03-13T08:07:00.000Z')).toMatch(/canary +back after 7 min/);
  expect(say(null)).toMatch(/canary +not back after 1,440 min/);
});
