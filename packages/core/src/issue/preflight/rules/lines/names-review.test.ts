import { expect, test } from 'vitest';
import { testReview } from '../../../review.fixture.ts';
import { namesReview } from './names-review.ts';

const absent = testReview({
  title: "Inside OpenAI's Race: The Money Behind It",
  outlet: 'The Atlantic',
  authors: ['Ann Lee'],
});
const present = testReview({ title: 'A Slow Sea', outlet: 'WIRED', authors: ['Bo Ray'] });

test.each([
  'Inside OpenAI’s Race: The Money Behind It',
  'This week: the money behind it, and a slow sea',
  'Why The Atlantic doubts the boom',
  'Ann Lee follows the money',
  "Inside OpenAI's Race: The…",
])('%j names it', (line) => {
  expect(namesReview(line, absent, [present])).toBe(true);
});

test.each(['A slow sea', 'WIRED on the sea', 'Bo Ray, at last', 'Races, money and more', ''])(
  '%j does not',
  (line) => {
    expect(namesReview(line, absent, [present])).toBe(false);
  },
);

test('an outlet or an author that the mail has too names nothing', () => {
  const others = [testReview({ title: 'Tides', outlet: 'The Atlantic', authors: ['Ann Lee'] })];
  expect(namesReview('Ann Lee in The Atlantic', absent, others)).toBe(false);
});

test('an outlet that is an ordinary word names nothing', () => {
  const time = testReview({ title: 'Nothing Else', outlet: 'Time' });
  expect(namesReview('Time to read', time, [present])).toBe(false);
});

test.each([
  ['Dune', 'Dune, and what else to read', true],
  ['Dune', 'dunes of sand', false],
  ['سباق الذكاء الاصطناعي: من يدفع', 'هذا الأسبوع: سباق الذكاء الاصطناعي', true],
  ['人工智能的竞赛与代价何在', '本周：人工智能的竞赛与代价何在', true],
  ['C++ (again)', 'C++ (again)', true],
])('the title %j in %j: %s', (title, line, names) => {
  expect(namesReview(line, testReview({ title, outlet: 'X' }), [present])).toBe(names);
});
