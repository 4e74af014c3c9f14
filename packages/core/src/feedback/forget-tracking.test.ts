import { expect, test } from 'vitest';
import { forgetTracking } from './forget-tracking.ts';
import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from './mail-tags.ts';
import { readFeedback } from './read-feedback.ts';

const tags = { [INSTALLATION_TAG]: 'ours', [ISSUE_TAG]: '1', [SUBSCRIBER_TAG]: '2' };
const event = (type: string, more: object) => ({
  type,
  created_at: '2026-03-13T08:00:00.000Z',
  data: { email_id: 'mail', to: ['ada@example.org'], tags, ...more },
});

test.each(['email.clicked', 'email.opened'])(
  'of %s nothing stays but that a mail of ours arrived',
  (type) => {
    const click = { link: 'https://wired.example/a', ipAddress: '192.0.2.1', userAgent: 'Mail' };
    const kept = forgetTracking(type, event(type, { click, open: click }));
    expect(JSON.stringify(kept)).not.toMatch(/wired|192|Mail|ada@/);
    expect(readFeedback(kept, 'ours')).toMatchObject({ kind: 'delivered', issueId: '1' });
  },
);

test('other events stay as they are, and odd ones are no bug', () => {
  const bounced = event('email.bounced', { bounce: { type: 'Permanent' } });
  expect(forgetTracking('email.bounced', bounced)).toBe(bounced);
  for (const odd of [null, 1, 'text', { data: null }]) {
    expect(readFeedback(forgetTracking('email.clicked', odd), 'ours')).toBeNull();
  }
});
