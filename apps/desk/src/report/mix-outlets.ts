import type { NewsletterReport } from '@galley/contract/newsletter';
import type { Plotted } from './plot.tsx';

/** As many as there are colours that differ well, with one left for the others. */
const NAMED = 5;

/** Stacks the most frequent outlets of all periods, and the others together. */
export function mixOutlets(
  outlets: NewsletterReport['outlets'],
  other: string,
): { readonly periods: readonly string[]; readonly series: Plotted['series'] } {
  const periods = [...new Set(outlets.map(({ period }) => period))];
  const totals = new Map<string, number>();
  for (const { outlet, reviews } of outlets) {
    totals.set(outlet, (totals.get(outlet) ?? 0) + reviews);
  }
  const named = [...totals]
    .toSorted(([a, some], [b, more]) => more - some || a.localeCompare(b))
    .slice(0, NAMED)
    .map(([outlet]) => outlet);
  const sum = (period: string, counts: (outlet: string) => boolean): number =>
    outlets
      .filter((one) => one.period === period && counts(one.outlet))
      .reduce((all, { reviews }) => all + reviews, 0);
  const series = named.map((name) => ({
    name,
    values: periods.map((period) => sum(period, (outlet) => outlet === name)),
  }));
  if (totals.size <= NAMED) return { periods, series };
  const rest = periods.map((period) => sum(period, (outlet) => !named.includes(outlet)));
  return { periods, series: [...series, { name: other, values: rest }] };
}
