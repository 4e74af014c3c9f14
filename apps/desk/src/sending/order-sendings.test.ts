import { expect, test } from 'vitest';
import { progressOf } from '../live/progress.fixture.ts';
import { aimKeys, stageOf, type Underway } from './order-sendings.ts';

const NOW = Date.parse('2026-11-29T08:00:00Z');

/** An issue that can be taken back for so many seconds, or none. */
const issue = (id: string, seconds: number, more: Partial<Underway> = {}): Underway => ({
  id,
  newsletter: 'harbor',
  newsletterTitle: 'The Harbor Digest',
  number: Number(id),
  subject: 'Two reviews',
  state: 'sending',
  reason: null,
  resumesAt: null,
  sendAfter: new Date(NOW + seconds * 1000).toISOString(),
  mayStop: true,
  progress: { ...progressOf(id, 0), isFrozen: seconds <= 0 },
  ...more,
});

function aim(issues: readonly Underway[], path = '/queue/harbor') {
  const { ordered, stop, hold } = aimKeys(issues, NOW, path);
  return { ordered: ordered.map(({ id }) => id), stop: stop?.id, hold: hold?.id };
}

test('an issue can be taken back until its deadline, unless its audience is frozen already', () => {
  expect(stageOf(issue('3', 1), NOW)).toBe('undo');
  expect(stageOf(issue('3', 0), NOW)).toBe('sending');
  expect(stageOf(issue('3', 9, { progress: progressOf('3', 0) }), NOW)).toBe('sending');
  expect(stageOf(issue('3', 9, { sendAfter: null }), NOW)).toBe('sending');
  expect(stageOf(issue('3', 9, { state: 'paused' }), NOW)).toBe('paused');
});

test('the nearest deadline comes first, then what is being sent, then what is paused', () => {
  const all = [issue('1', -9, { state: 'paused' }), issue('2', -9), issue('3', 40), issue('4', 20)];
  expect(aim(all)).toEqual({ ordered: ['4', '3', '2', '1'], stop: '4', hold: undefined });
});

test('on the page of an issue, its own deadline comes first', () => {
  const all = [issue('3', 40), issue('4', 20)];
  expect(aim(all, '/issues/harbor/3')).toMatchObject({ ordered: ['3', '4'], stop: '3' });
  expect(aim(all, '/issues/harbor/3/proof')).toMatchObject({ stop: '3' });
  // Another issue's number begins alike.
  expect(aim(all, '/issues/harbor/33')).toMatchObject({ stop: '4' });
});

test('a pause meets only the issue that is shown, or whose page is open', () => {
  const all = [issue('2', -9), issue('3', 40)];
  expect(aim(all)).toMatchObject({ stop: '3', hold: undefined });
  expect(aim(all, '/issues/harbor/2')).toMatchObject({ stop: '3', hold: '2' });
  expect(aim([issue('2', -9)])).toMatchObject({ stop: undefined, hold: '2' });
});

test('keys do nothing for somebody who may not stop it', () => {
  const all = [issue('2', -9, { mayStop: false }), issue('3', 40, { mayStop: false })];
  expect(aim(all)).toMatchObject({ stop: undefined, hold: undefined });
  expect(aim(all, '/issues/harbor/2')).toMatchObject({ stop: undefined, hold: undefined });
});
