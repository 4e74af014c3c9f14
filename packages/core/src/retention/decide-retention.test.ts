import { expect, test } from 'vitest';
import { decideRetention, presentRetention } from './index.ts';

const CURRENT = { deliveries: null, events: 183, sessions: 90 };

test('what is left out stays, and deliveries can be kept for ever', () => {
  expect(decideRetention(CURRENT, { deliveries: '180d' })).toEqual({
    kind: 'ok',
    retention: { ...CURRENT, deliveries: 180 },
  });
  expect(decideRetention({ ...CURRENT, deliveries: 180 }, { deliveries: null })).toEqual({
    kind: 'ok',
    retention: CURRENT,
  });
  expect(presentRetention(CURRENT)).toEqual({ deliveries: null, events: '183d', sessions: '90d' });
});

test.each([
  [{ deliveries: '89d' }, 'deliveries', 'found "89d", expected whole days, 90d to 3660d'],
  [{ deliveries: '4000d' }, 'deliveries', 'found "4000d", expected whole days, 90d to 3660d'],
  [{ events: null }, 'events', 'found null, expected whole days, 31d to 3660d'],
  [{ events: '800h' }, 'events', 'found "800h", expected whole days, 31d to 3660d'],
  [{ sessions: 'soon' }, 'sessions', 'found "soon", expected whole days, 1d to 3660d'],
])('%j can not be taken', (change, field, problem) => {
  expect(decideRetention(CURRENT, change)).toEqual({
    kind: 'invalid',
    problems: [{ field, problem }],
  });
});
