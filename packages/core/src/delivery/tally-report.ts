import type { ClickTally } from '../click/index.ts';
import type { AudienceCounts } from './balance-counts.ts';
import type { DeliveryState } from './delivery-state.ts';

/** Deliveries that agree in everything a report tells, with their number. Times are hours, in UTC. */
export interface DeliveryGroup {
  readonly state: DeliveryState;
  /** Why they are excluded or rejected; null for others. */
  readonly reason: string | null;
  readonly deliveredAt: string | null;
  readonly bouncedAt: string | null;
  readonly complainedAt: string | null;
  readonly failedAt: string | null;
  /** Why the provider did not send them: `suppressed: …`, or what failed. */
  readonly failure: string | null;
  readonly readers: number;
}

export const BOUNCE_KINDS = ['permanent', 'temporary', 'unknown'] as const;
export type BounceKind = (typeof BOUNCE_KINDS)[number];

/** Bounces of one kind for one reason, as the provider words it. */
export interface BounceGroup {
  readonly kind: BounceKind;
  readonly reason: string | null;
  readonly readers: number;
}

/** An issue's deliveries in groups: all that a report needs of them. */
export interface DeliveryTally {
  readonly groups: readonly DeliveryGroup[];
  readonly bounces: readonly BounceGroup[];
  /** Null, and absent in older ones, if the clicks aren't counted. */
  readonly clicks?: ClickTally | null;
}

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

/** How many readers share a reason. */
export interface ReasonCount {
  readonly reason: string;
  readonly readers: number;
}

export interface ReportTally {
  readonly step: 'hour' | 'day';
  readonly spans: readonly ReportSpan[];
  readonly excluded: readonly ReasonCount[];
  readonly rejected: readonly ReasonCount[];
  /** Why the provider did not send what it had accepted. */
  readonly failures: readonly ReasonCount[];
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
  { groups, bounces }: Omit<DeliveryTally, 'clicks'>,
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
    excluded: countReasons(groups, (one) => (one.state === 'excluded' ? one.reason : null)),
    rejected: countReasons(groups, (one) => (one.state === 'rejected' ? one.reason : null)),
    failures: countReasons(groups, (one) => (isUnsent(one) ? one.failure : null)),
    bounces: countBounces(bounces),
  };
}

const happened = (what: Reported, at: string | null, readers: number) =>
  at === null ? [] : [{ what, at: new Date(at), readers }];

const nothing = (): Record<Reported, number> => ({
  accepted: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  unsubscribed: 0,
});

function countReasons(
  groups: readonly DeliveryGroup[],
  reasonOf: (group: DeliveryGroup) => string | null,
): readonly ReasonCount[] {
  const reasons = new Map<string, number>();
  for (const group of groups) {
    const reason = reasonOf(group);
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + group.readers);
  }
  return [...reasons]
    .map(([reason, readers]) => ({ reason, readers }))
    .toSorted((a, b) => b.readers - a.readers || (a.reason < b.reason ? -1 : 1));
}

function countBounces(bounces: readonly BounceGroup[]): ReportTally['bounces'] {
  const counts = { permanent: 0, temporary: 0, unknown: 0 };
  for (const { kind, readers } of bounces) counts[kind] += readers;
  return counts;
}

/** The counts of an issue; `AudienceCounts` add up to `audience`. */
export interface TalliedCounts extends AudienceCounts {
  readonly audience: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
  readonly suppressed: number;
  readonly failed: number;
  readonly silent: number;
  readonly nothingChosen: number;
  readonly monthly: number;
  readonly onPause: number;
}

/** Adds groups of deliveries up to the counts that a statement over all rows would give. */
export function countGroups(groups: readonly DeliveryGroup[]): TalliedCounts {
  const sum = (counts: (group: DeliveryGroup) => boolean): number =>
    groups.reduce((total, group) => total + (counts(group) ? group.readers : 0), 0);
  const isSuppressed = ({ failure }: DeliveryGroup): boolean =>
    failure?.startsWith('suppressed:') === true;
  const excludedFor = (reason: string) =>
    sum((one) => one.state === 'excluded' && one.reason === reason);
  return {
    audience: sum(() => true),
    accepted: sum(({ state }) => state === 'accepted'),
    rejected: sum(({ state }) => state === 'rejected'),
    excluded: sum(({ state }) => state === 'excluded'),
    uncertain: sum(({ state }) => state === 'uncertain'),
    pending: sum(({ state }) => state === 'pending'),
    delivered: sum(({ deliveredAt }) => deliveredAt !== null),
    bounced: sum(({ bouncedAt }) => bouncedAt !== null),
    complained: sum(({ complainedAt }) => complainedAt !== null),
    suppressed: sum((one) => isUnsent(one) && isSuppressed(one)),
    failed: sum((one) => isUnsent(one) && one.failure !== null && !isSuppressed(one)),
    silent: sum((one) => one.state === 'accepted' && isUnreported(one) && one.failedAt === null),
    nothingChosen: excludedFor('nothing-chosen'),
    monthly: excludedFor('monthly'),
    onPause: excludedFor('on-pause'),
  };
}

/** A complaint comes only about mail that arrived. */
const isUnreported = ({ deliveredAt, bouncedAt, complainedAt }: DeliveryGroup): boolean =>
  deliveredAt === null && bouncedAt === null && complainedAt === null;

/** An event that says it was sent after all has the last word. */
const isUnsent = (group: DeliveryGroup): boolean => group.failedAt !== null && isUnreported(group);
