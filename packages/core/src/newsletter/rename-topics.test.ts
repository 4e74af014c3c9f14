import { expect, test } from 'vitest';
import { keyOfTopic } from '../review/topic-keys.ts';
import { findSameTopics, renameTopics } from './rename-topics.ts';

const AI = { topics: ['AI', 'The Sea'], topicKeys: {} };

test('a renamed topic keeps its key and its place, under every name that it has had', () => {
  const first = renameTopics(AI, [{ from: 'AI', to: 'Artificial intelligence' }]);
  if (first.kind !== 'ok') throw new Error(first.problem);
  expect(first.topics).toEqual(['Artificial intelligence', 'The Sea']);
  const second = renameTopics(first, [{ from: 'artificial intelligence', to: 'Machines' }]);
  if (second.kind !== 'ok') throw new Error(second.problem);
  expect(second.topics).toEqual(['Machines', 'The Sea']);
  for (const name of ['AI', 'Artificial Intelligence', 'machines']) {
    expect(keyOfTopic(name, second.topicKeys)).toBe('ai');
  }
  expect(keyOfTopic('The Sea', second.topicKeys)).toBe('the-sea');
  const back = renameTopics(second, [{ from: 'Machines', to: 'AI' }]);
  expect(back).toMatchObject({ kind: 'ok', topics: ['AI', 'The Sea'] });
});

test('a topic that is not there, and a name that none can have, are refused', () => {
  expect(renameTopics(AI, [{ from: 'Cats', to: 'Dogs' }])).toEqual({
    kind: 'invalid',
    problem: 'found the topic "Cats", expected one of "AI", "The Sea"',
  });
  expect(renameTopics(AI, [{ from: 'AI', to: 'A, B' }])).toMatchObject({ kind: 'invalid' });
  expect(renameTopics(AI, [{ from: 'AI', to: ' ' }])).toMatchObject({ kind: 'invalid' });
});

test('a former name belongs to its topic, so no other can have it', () => {
  const renamed = renameTopics(AI, [{ from: 'AI', to: 'Machines' }]);
  if (renamed.kind !== 'ok') throw new Error(renamed.problem);
  expect(findSameTopics(renamed)).toBeNull();
  expect(findSameTopics({ ...renamed, topics: [...renamed.topics, 'AI'] })).toBe(
    'found the topics "Machines" and "AI", which read as one, expected one of them',
  );
});
