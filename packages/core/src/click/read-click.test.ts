import { expect, test } from 'vitest';
import { forgetTracking, readFeedback } from '../feedback/index.ts';
import { keepClick, readClick } from './read-click.ts';

const TAGS = { galley: 'here', galley_issue: '12', galley_subscriber: '5' };
const EVENT = {
  type: 'email.clicked',
  created_at: '2026-11-30T08:05:01Z',
  data: {
    email_id: 'mail-1',
    to: ['ada@example.org'],
    tags: TAGS,
    click: {
      ipAddress: '198.51.100.7',
      link: 'https://A.example',
      timestamp: '2026-11-30T08:05:00Z',
      userAgent: 'curl/8.9.1',
    },
  },
};

test('a click says which link, when, and whether a program named itself', () => {
  expect(readClick(EVENT.type, EVENT)).toEqual({
    installation: 'here',
    issueId: '12',
    link: 'https://a.example/',
    at: new Date('2026-11-30T08:05:00Z'),
    byProgram: true,
  });
});

test('without its own time, a click counts at the time of its event', () => {
  const { timestamp: _timestamp, ...click } = EVENT.data.click;
  const read = readClick(EVENT.type, { ...EVENT, data: { ...EVENT.data, click } });
  expect(read?.at).toEqual(new Date(EVENT.created_at));
});

test.each([
  ['another event', 'email.opened', EVENT],
  ['no link', EVENT.type, { ...EVENT, data: { tags: TAGS } }],
  ['no link to the web', EVENT.type, { ...EVENT, data: { tags: TAGS, click: { link: 'x' } } }],
  ['no issue', EVENT.type, { ...EVENT, data: { ...EVENT.data, tags: { galley: 'here' } } }],
  ['no object', EVENT.type, null],
])('%s is no click', (_, type, event) => {
  expect(readClick(type, event)).toBeNull();
});

test('what is kept of a click names neither address, network nor program', () => {
  const its = { link: 3, at: new Date('2026-11-30T08:05:00Z'), byProgram: true };
  const kept = keepClick(forgetTracking(EVENT.type, EVENT), its);
  expect(kept).toEqual({
    type: 'email.clicked',
    created_at: EVENT.created_at,
    data: {
      email_id: 'mail-1',
      tags: TAGS,
      click: { link: 3, at: '2026-11-30T08:05:00.000Z', byProgram: true },
    },
  });
  expect(readFeedback(kept, 'here')).toEqual({
    issueId: '12',
    subscriberId: '5',
    resendId: 'mail-1',
    bucket: 0,
    at: new Date(EVENT.created_at),
    kind: 'clicked',
    link: 3,
    clickedAt: new Date('2026-11-30T08:05:00Z'),
    byProgram: true,
  });
});

test('a click that is not kept still says that the mail arrived', () => {
  expect(readFeedback(EVENT, 'here')).toMatchObject({ kind: 'delivered' });
});
