/** Deliveries that agree in everything a report tells, with their number. */
export interface DeliveryGroup {
  /** Why they are excluded; null for others. */
  readonly excluded: string | null;
  readonly deliveredAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly complainedAt: Date | null;
  readonly failedAt: Date | null;
  /** What is known of a bounce; null if there was none. */
  readonly bounce: BounceKind | null;
  readonly readers: number;
}

export const BOUNCE_KINDS = ['permanent', 'temporary', 'unknown'] as const;
export type BounceKind = (typeof BOUNCE_KINDS)[number];

/** What a report counts over time. */
export const REPORTED = [
  'accepted',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unsubscribed',
] as const;
export type Reported = (typeof REPORTED)[number];

/** How often something happened in the hour that begins at an instant. */
export interface HourCount {
  readonly at: Date;
  readonly readers: number;
}

/** One line of a report's table: an hour, or a day once the report spans many of them. */
export type ReportSpan = { readonly at: Date } & Readonly<Record<Reported, number>>;

export interface ReportTally {
  readonly step: 'hour' | 'day';
  readonly spans: readonly ReportSpan[];
  readonly excluded: readonly { readonly reason: string; readonly readers: number }[];
  readonly bounces: Readonly<Record<BounceKind, number>>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The longest report by the hour; a longer one is read by the day. */
const MOST_HOURS = 72;

/**
 * Puts together what happened to the mails of an issue, hour by hour or day by day (UTC). Spans in
 * which nothing happened are left out.
 */
export function tallyReport(
  groups: readonly DeliveryGroup[],
  others: Readonly<Record<'accepted' | 'unsubscribed', readonly HourCount[]>>,
): ReportTally {
  const events: readonly (HourCount & { readonly what: Reported })[] = [
    ...groups.flatMap(({ readers, deliveredAt, bouncedAt, complainedAt, failedAt }) => [
      ...happened('delivered', deliveredAt, readers),
      ...happened('bounced', bouncedAt, readers),
      ...happened('complained', complainedAt, readers),
      ...happened('failed', failedAt, readers),
    ]),
    ...others.accepted.map((each) => ({ ...each, what: 'accepted' as const })),
    ...others.unsubscribed.map((each) => ({ ...each, what: 'unsubscribed' as const })),
  ];
  const times = events.map(({ at }) => at.getTime());
  const first = times.reduce((least, time) => Math.min(least, time), Infinity);
  const last = times.reduce((most, time) => Math.max(most, time), -Infinity);
  const step = last - first < MOST_HOURS * HOUR ? 'hour' : 'day';
  const spans = new Map<number, Record<Reported, number>>();
  for (const { at, readers, what } of events) {
    const length = step === 'hour' ? HOUR : DAY;
    const begin = Math.floor(at.getTime() / length) * length;
    const span = spans.get(begin) ?? nothing();
    span[what] += readers;
    spans.set(begin, span);
  }
  return {
    step,
    spans: [...spans]
      .toSorted(([a], [b]) => a - b)
      .map(([begin, counts]) => ({ at: new Date(begin), ...counts })),
    excluded: countExcluded(groups),
    bounces: countBounces(groups),
  };
}

const happened = (what: Reported, at: Date | null, readers: number) =>
  at === null ? [] : [{ what, at, readers }];

const nothing = (): Record<Reported, number> => ({
  accepted: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  unsubscribed: 0,
});

function countExcluded(groups: readonly DeliveryGroup[]): ReportTally['excluded'] {
  const reasons = new Map<string, number>();
  for (const { excluded, readers } of groups) {
    if (excluded !== null) reasons.set(excluded, (reasons.get(excluded) ?? 0) + readers);
  }
  return [...reasons]
    .map(([reason, readers]) => ({ reason, readers }))
    .toSorted((a, b) => b.readers - a.readers || (a.reason < b.reason ? -1 : 1));
}

function countBounces(groups: readonly DeliveryGroup[]): ReportTally['bounces'] {
  const counts = { permanent: 0, temporary: 0, unknown: 0 };
  for (const { bounce, readers } of groups) if (bounce !== null) counts[bounce] += readers;
  return counts;
}
