import type { Failover, FailoverReport } from './run-failover.ts';

/** Says what a run came to, in lines. */
export function reportFailover(report: FailoverReport): readonly string[] {
  const { failovers, seen, leaving, lostWrites } = report;
  const kinds = Map.groupBy(failovers, ({ kind }) => kind);
  const unplanned = failovers.filter(({ isStill }) => !isStill).length;
  const returns = failovers.flatMap(({ returned }) => [...returned.values()]);
  return [
    `In ${report.seconds.toFixed(0)} s, the primary was lost ${failovers.length} times:`,
    ...[...kinds].map(([kind, some]) => `  ${kind}: ${some.length}; no write for ${spanOf(some)}`),
    ...(unplanned === 0 ? [] : [`  and ${unplanned} times once more by itself`]),
    `Galley's first write came ${describe(returns)} after the new primary's.`,
    `Pages: ${countsOf(seen.statuses)}; the slowest took ${(seen.slowestMs / 1000).toFixed(1)} s.`,
    `Leaving by one click: ${countsOf(leaving.statuses)}.`,
    `${report.mails} mails were accepted; ${leaving.acknowledged.size} readers left, ` +
      `${report.reviews} reviews were added and ${report.probes} other writes acknowledged; ` +
      `${lostWrites.length} of them are gone.`,
  ];
}

const spanOf = (some: readonly Failover[]): string =>
  describe(some.map(({ outageSeconds }) => outageSeconds));

/** The median and the most. */
function describe(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return `${median.toFixed(1)} s (median), ${(sorted.at(-1) ?? 0).toFixed(1)} s at most`;
}

const countsOf = (statuses: ReadonlyMap<number, number>): string =>
  [...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
