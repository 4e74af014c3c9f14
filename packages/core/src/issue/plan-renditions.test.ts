import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChoice, printChoice } from '../subscription/choice.ts';
import { chooseReviews, type ChoosableReview } from './choose-reviews.ts';
import { findRendition, MOST_RENDITIONS, planRenditions } from './plan-renditions.ts';

const review = (id: string, stars: number | null, ...topics: string[]): ChoosableReview => ({
  id,
  rating: stars === null ? null : { value: stars, max: 5 },
  topics,
});
const by = (choice: string, readers: number, paused = 0) => ({ choice, readers, paused });

const REVIEWS = [review('1', 5, 'ai'), review('2', 3.5, 'sea'), review('3', null, 'ai', 'sea')];

test('choices with the same reviews share a rendition, and the full one comes first', () => {
  const plan = planRenditions(REVIEWS, [
    by('', 90),
    by('floor=4', 7),
    by('topics=ai', 5, 2),
    by('floor=2', 3),
  ]);
  expect(plan).toEqual({
    renditions: [
      {
        key: 'full',
        reviews: ['1', '2', '3'],
        choices: [
          { ...by('', 90), gives: 'own' },
          { ...by('floor=2', 3), gives: 'own' },
        ],
      },
      {
        key: '1.3',
        reviews: ['1', '3'],
        choices: [
          { ...by('floor=4', 7), gives: 'own' },
          { ...by('topics=ai', 5, 2), gives: 'own' },
        ],
      },
    ],
    nothing: [],
  });
});

test('a choice that leaves nothing has no rendition', () => {
  const { renditions, nothing } = planRenditions([review('1', 2)], [by('floor=4', 3)]);
  expect(renditions).toEqual([
    { key: 'full', reviews: ['1'], choices: [{ ...by('', 0), gives: 'own' }] },
  ]);
  expect(nothing).toEqual([{ ...by('floor=4', 3), gives: 'nothing' }]);
});

test('beyond the most, the rarest get the smallest rendition that holds their reviews', () => {
  const four = [review('1', 5, 'a'), review('2', 5, 'b'), review('3', 5, 'c'), review('4', 1, 'c')];
  const { renditions } = planRenditions(
    four,
    [by('floor=5', 9), by('topics=a,b', 8), by('topics=a', 1), by('topics=c', 2)],
    3,
  );
  expect(renditions.map(({ key, choices }) => [key, choices.map((each) => each.choice)])).toEqual([
    ['full', ['topics=c', '']],
    ['1.2.3', ['floor=5']],
    ['1.2', ['topics=a,b', 'topics=a']],
  ]);
  expect(renditions[2]?.choices[1]?.gives).toBe('larger');
});

test.each([
  [4, { value: 4, max: 5 }, true],
  [4, { value: 3.5, max: 5 }, false],
  [4, { value: 8, max: 10 }, true],
  [4, { value: 7.5, max: 10 }, false],
  [4, { value: 3, max: 4 }, false],
  [5, { value: 100, max: 100 }, true],
  [4, null, true],
])('a floor of %s against %o', (floor, rating, passes) => {
  const chosen = chooseReviews({ floor, topics: null }, [{ id: '1', rating, topics: [] }]);
  expect(chosen.length === 1).toBe(passes);
});

test('a review without topics reaches only those who take all topics', () => {
  const bare = [review('1', 5)];
  expect(chooseReviews({ floor: null, topics: null }, bare)).toEqual(bare);
  expect(chooseReviews({ floor: null, topics: ['ai'] }, bare)).toEqual([]);
});

const TOPICS = ['ai', 'sea', 'work'];
const choosable = fc
  .array(
    fc.record({
      stars: fc.option(fc.integer({ min: 1, max: 5 })),
      topics: fc.subarray(TOPICS),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map(({ stars, topics }, at) => review(String(at + 1), stars, ...topics)));
const counted = fc.uniqueArray(
  fc.record({
    choice: fc
      .record({
        floor: fc.option(fc.integer({ min: 1, max: 5 })),
        topics: fc.option(fc.subarray(TOPICS)),
      })
      .map(printChoice),
    readers: fc.integer({ min: 0, max: 9 }),
    paused: fc.integer({ min: 0, max: 2 }),
  }),
  { selector: ({ choice }) => choice, maxLength: 30 },
);

test('every choice gets all of its reviews, and nothing only if it chose nothing', () => {
  fc.assert(
    fc.property(choosable, counted, fc.integer({ min: 1, max: 5 }), (reviews, choices, most) => {
      const { renditions, nothing } = planRenditions(reviews, choices, most);
      expect(renditions[0]?.key).toBe('full');
      expect(renditions.length).toBeLessThanOrEqual(most);
      expect(new Set(renditions.map(({ key }) => key)).size).toBe(renditions.length);
      for (const { choice } of choices) {
        const wanted = chooseReviews(parseChoice(choice), reviews).map(({ id }) => id);
        const gets = renditions.filter((each) => each.choices.some((its) => its.choice === choice));
        const isLeftOut = nothing.some((its) => its.choice === choice);
        expect(gets).toHaveLength(wanted.length === 0 ? 0 : 1);
        expect(isLeftOut).toBe(wanted.length === 0);
        for (const rendition of gets) {
          expect(rendition.reviews).toEqual(expect.arrayContaining(wanted));
          const { gives } = rendition.choices.find((its) => its.choice === choice) ?? {};
          expect(gives).toBe(rendition.reviews.length === wanted.length ? 'own' : 'larger');
          expect(findRendition(wanted, renditions).key).toBe(rendition.key);
        }
      }
    }),
  );
});

test('the order of the choices changes nothing', () => {
  fc.assert(
    fc.property(choosable, counted, fc.integer({ min: 1, max: 5 }), (reviews, choices, most) => {
      const plan = planRenditions(reviews, choices, most);
      expect(planRenditions(reviews, choices.toReversed(), most)).toEqual(plan);
    }),
  );
});

test('an issue has at most sixteen renditions, however many choices there are', () => {
  const reviews = Array.from({ length: 20 }, (_, at) => review(String(at), 5, `t${at}`));
  const choices = reviews.map(({ id }) => by(`topics=t${id}`, Number(id)));
  const { renditions } = planRenditions(reviews, choices);
  expect(renditions).toHaveLength(MOST_RENDITIONS);
  const rare = renditions[0]?.choices.map(({ choice, gives }) => [choice, gives]);
  expect(rare).toEqual([
    ['topics=t4', 'larger'],
    ['topics=t3', 'larger'],
    ['topics=t2', 'larger'],
    ['topics=t1', 'larger'],
    ['', 'own'],
    ['topics=t0', 'larger'],
  ]);
});
