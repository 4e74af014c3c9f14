import { expect, test } from 'vitest';
import { parseFloorList } from './floor-list.ts';
import { parseTopicList } from './topic-list.ts';

test('floors are sorted, and each counts once', () => {
  expect(parseFloorList([5, 4, 5, 3.5])).toEqual({ kind: 'ok', floors: [3.5, 4, 5] });
  expect(parseFloorList([])).toEqual({ kind: 'ok', floors: [] });
});

test.each([[[0]], [[5.5]], [[4.2]], [[-4]], [[Number.NaN]]])(
  '%j holds a floor that no rating has',
  (floors) => {
    expect(parseFloorList(floors).kind).toBe('invalid');
  },
);

test('topics keep their order and lose outer blanks', () => {
  expect(parseTopicList([' Sea ', '', 'AI & Society'])).toEqual({
    kind: 'ok',
    topics: ['Sea', 'AI & Society'],
  });
});

test.each([[['AI', 'ai']], [['AI, Climate']], [['★']], [['a\u202eb']], [['x'.repeat(61)]]])(
  '%j is no list of topics',
  (topics) => {
    expect(parseTopicList(topics).kind).toBe('invalid');
  },
);
