import { expect, test } from 'vitest';
import { describeChoice, describeChoices } from './describe-choice.ts';

const NAMES: Readonly<Record<string, string>> = { ai: 'AI', sea: 'The Sea' };

test.each([
  ['', 'all reviews'],
  ['floor=4', 'at least 4 stars'],
  ['floor=1', 'at least 1 star'],
  ['topics=ai', 'about AI'],
  ['floor=5&topics=ai,gone,sea', 'at least 5 stars, about AI, gone or The Sea'],
  ['topics=', 'no topic'],
])('%j is %s', (choice, words) => {
  expect(describeChoice(choice, (key) => NAMES[key] ?? key)).toBe(words);
});

test('a rendition is named by its most common choices', () => {
  const named = describeChoices(['floor=4', 'topics=ai', 'topics=sea', 'floor=5'], (key) => key);
  expect(named).toBe('at least 4 stars; about ai; 2 more');
});
