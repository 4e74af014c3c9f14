import type { EventCount } from '../store/count-events.ts';

const COUNTS = [
  'received',
  'delivered',
  'complained',
  'suppressed',
  'bounced',
  'bounced_transient',
  'bounced_permanent',
  'bounced_undetermined',
  'opened',
  'clicked',
  'unsubscribed',
  'delivery_delayed',
  'failed',
  'sent',
  'unique_opened',
  'unique_clicked',
] as const;
type Count = (typeof COUNTS)[number];

/** Each rate in percent: the part and the whole. */
const RATES = {
  delivery_rate: ['delivered', 'sent'],
  open_rate: ['unique_opened', 'delivered'],
  click_rate: ['unique_clicked', 'delivered'],
  bounce_rate: ['bounced', 'sent'],
  complaint_rate: ['complained', 'delivered'],
  unsubscribe_rate: ['unsubscribed', 'delivered'],
} as const satisfies Record<string, readonly [Count, Count]>;

/** Resend's metrics, in the order of its page. */
export const METRICS: readonly string[] = [...COUNTS, ...Object.keys(RATES)];

const COUNTED: Readonly<Record<string, readonly Count[]>> = {
  'email.sent': ['sent'],
  'email.delivered': ['delivered'],
  'email.complained': ['complained'],
  'email.failed': ['failed'],
  'email.suppressed': ['suppressed'],
  'email.suppressed:complaint': ['suppressed'],
  'email.suppressed:manual': ['suppressed'],
  'email.bounced': ['bounced', 'bounced_permanent'],
  'email.bounced:full': ['bounced', 'bounced_transient'],
  'email.clicked': ['clicked'],
  'email.clicked:first': ['clicked', 'unique_clicked'],
};

/** Counts the requested metrics from events. The sandbox sees no opens. */
export function tally(
  events: readonly EventCount[],
  metrics: readonly string[],
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>(COUNTS.map((name) => [name, 0]));
  for (const { type, events: happened } of events) {
    for (const name of COUNTED[type] ?? []) counts.set(name, (counts.get(name) ?? 0) + happened);
  }
  for (const [name, [part, whole]] of Object.entries(RATES)) {
    const [of, by] = [counts.get(part) ?? 0, counts.get(whole) ?? 0];
    counts.set(name, by === 0 ? 0 : Math.round((of / by) * 1000) / 10);
  }
  return Object.fromEntries(metrics.map((name) => [name, counts.get(name) ?? 0]));
}
