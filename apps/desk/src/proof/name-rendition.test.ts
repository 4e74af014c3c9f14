import { loadDeskWording } from '@galley/wording/desk';
import { expect, test } from 'vitest';
import { nameRendition } from './name-rendition.ts';

const ALL = { floor: null, topics: null, readers: 1, paused: 0, gives: 'own' } as const;
const rendition = (
  key: string,
  corrections: string[],
  choices: { floor?: number; topics?: string[] }[],
) => ({ key, corrections, choices: choices.map((choice) => ({ ...ALL, ...choice })) });
const renditions = [
  rendition('full', [], [{}]),
  rendition('9.8', [], [{ floor: 4 }, { floor: 4.5 }, { topics: ['AI', 'Sea'] }]),
  rendition('full+2', ['2'], []),
  rendition('9.8+2.3', ['2', '3'], []),
];
const corrections = [
  { id: '2', title: 'A Quiet Sea', toEverybody: false },
  { id: '3', title: 'Wind', toEverybody: false },
];

test('a rendition is named by the choices that give it and by the corrections that it brings', async () => {
  const { words } = await loadDeskWording('en');
  const names = renditions.map((one) =>
    nameRendition(words.proof.audience, { renditions, corrections }, one).replaceAll(
      /[\u2068\u2069]/gu,
      '',
    ),
  );
  const chosen = 'At least 4 stars · At least 4.5 stars · 1 more choice';
  expect(names).toEqual([
    'All reviews',
    chosen,
    'All reviews · With the correction of “A Quiet Sea”',
    `${chosen} · With the correction of “A Quiet Sea” · With the correction of “Wind”`,
  ]);
});
