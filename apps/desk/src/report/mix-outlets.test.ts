import { expect, test } from 'vitest';
import { mixOutlets } from './mix-outlets.ts';

const of = (period: string, outlet: string, reviews: number) => ({ period, outlet, reviews });

test('the most frequent outlets have a colour of their own, the others share one', () => {
  const { periods, series } = mixOutlets(
    [
      of('2026-Q1', 'A', 3),
      ...['B', 'C', 'D', 'E'].map((outlet) => of('2026-Q1', outlet, 2)),
      of('2026-Q2', 'F', 1),
      of('2026-Q2', 'G', 1),
    ],
    'Others',
  );
  expect(periods).toEqual(['2026-Q1', '2026-Q2']);
  expect(series.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', 'Others']);
  expect(series.at(-1)?.values).toEqual([0, 2]);
  expect(series[0]?.values).toEqual([3, 0]);
});

test('few outlets leave nobody for the others', () => {
  expect(mixOutlets([of('2026-Q1', 'A', 3)], 'Others').series).toEqual([
    { name: 'A', values: [3] },
  ]);
});
