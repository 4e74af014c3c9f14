import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChoice, printChoice } from '../subscription/index.ts';
import { complainAboutTopic, complainAboutTopics, splitTopics, topicKey } from './topic.ts';

test.each([
  ['AI', 'ai'],
  ['AI & Ethics', 'ai-ethics'],
  ['Künstliche Intelligenz', 'kunstliche-intelligenz'],
  ['العمل', 'aleml'],
  ['人工智能', '人工智能'],
  ['שלום עולם', 'שלום-עולם'],
  ['🔑', ''],
])('the key of %s is %s', (name, key) => {
  expect(topicKey(name)).toBe(key);
});

test.each([
  ['AI, Climate; Work', ['AI', 'Climate', 'Work']],
  ['المناخ، العمل؛ السفر', ['المناخ', 'العمل', 'السفر']],
  ['气候，工作、旅行', ['气候', '工作', '旅行']],
  [' , AI,, ', ['AI']],
  ['[[AI]], [Climate](https://example.com/climate)', ['AI', 'Climate']],
  ['', []],
])('%j names %j', (text, names) => {
  expect(splitTopics(text)).toEqual(names);
});

test.each([
  ['', 'nothing to read'],
  ['🔑', 'the topic "🔑"'],
  ['AI, Climate', 'the topic "AI, Climate"'],
  ['a\nb', 'a line break'],
  ['x'.repeat(61), '61 characters'],
])('%j is no topic', (name, found) => {
  expect(complainAboutTopic(name)?.found).toBe(found);
});

test('a review has each topic once, however it is written', () => {
  expect(complainAboutTopics(['AI', 'Climate'])).toBeNull();
  expect(complainAboutTopics(['AI', 'AI'])?.found).toBe('the topic "AI" twice');
  expect(complainAboutTopics(['AI', 'Sea', 'ai!'])?.found).toContain('"AI" and "ai!"');
});

test('a review has at most 20 topics', () => {
  const names = Array.from({ length: 21 }, (_, index) => `Topic ${index}`);
  expect(complainAboutTopics(names.slice(1))).toBeNull();
  expect(complainAboutTopics(names)?.found).toBe('21 topics');
});

test('a choice can hold the key of every topic', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
      fc.pre(complainAboutTopic(name) === null);
      const choice = { floor: null, topics: [topicKey(name)] };
      expect(parseChoice(printChoice(choice))).toEqual(choice);
    }),
  );
});
