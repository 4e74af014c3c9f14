import { createHash } from 'node:crypto';
import type { Handler } from 'hono';
import { listPeriods, periodsOf, type NamePeriod } from '../metrics/periods.ts';
import { readMetricsQuery, type MetricsQuery } from '../metrics/read-query.ts';
import { tally } from '../metrics/tally.ts';
import { countEvents, type EventCount } from '../store/count-events.ts';
import type { Store } from '../store/open-store.ts';
import { senderDomain as domainOfMail } from '../store/record-click.ts';
import type { ApiEnv } from './env.ts';
import { refuseAs } from './refuse.ts';

const MAX_PERIODS = 10_000;

/**
 * `GET /emails/metrics`, counted from the events of the ledger's mails. The sandbox stores neither
 * domains nor broadcasts: every sender's domain counts as one, and no mail belongs to a broadcast.
 */
export const getMetrics =
  (store: Store, clock: () => Date): Handler<ApiEnv> =>
  (c) => {
    const read = readMetricsQuery(new URL(c.req.url).searchParams, clock());
    if (read.kind === 'refused') return refuseAs(c, 'validation_error', read.message);
    const { query } = read;
    const namePeriod = periodsOf(query.granularity, query.timeZone);
    if (namePeriod === null) {
      return refuseAs(c, 'validation_error', 'The `timezone` must be an IANA timezone.');
    }
    const byPeriod = query.dimensions.includes('period');
    const periods = byPeriod ? listPeriods(query, query.granularity, namePeriod, MAX_PERIODS) : [];
    if (periods === null) {
      return refuseAs(
        c,
        'validation_error',
        'The date range has more than 10,000 periods of this `granularity`.',
      );
    }
    const events = eventsOf(store, query);
    return c.json({
      object: 'metrics',
      start_date: query.start.toISOString(),
      end_date: query.end.toISOString(),
      metrics: query.metrics,
      dimensions: query.dimensions,
      granularity: query.granularity,
      totals: tally(events, query.metrics),
      ...(query.dimensions.length > 0 && { data: rowsOf(events, query, namePeriod, periods) }),
    });
  };

function eventsOf(store: Store, query: MetricsQuery): readonly EventCount[] {
  if (query.broadcastIds.length > 0) return [];
  const events = countEvents(store, query, {
    byMail: query.dimensions.includes('email'),
    mailIds: query.emailIds,
  });
  if (query.domainIds.length === 0) return events;
  return events.filter(({ sender }) => query.domainIds.includes(domainId(senderDomain(sender))));
}

/** One row for each combination that occurs; by period alone, also for periods without events. */
function rowsOf(
  events: readonly EventCount[],
  { dimensions, metrics }: MetricsQuery,
  namePeriod: NamePeriod,
  periods: readonly string[],
): readonly object[] {
  if (dimensions.includes('broadcast')) return [];
  const groups = new Map<string, { fields: Record<string, string>; events: EventCount[] }>();
  const groupOf = (fields: Record<string, string>) => {
    const key = JSON.stringify(fields);
    const group = groups.get(key) ?? { fields, events: [] };
    groups.set(key, group);
    return group;
  };
  if (dimensions.length === 1) for (const period of periods) groupOf({ period });
  for (const event of events) {
    const domain = senderDomain(event.sender);
    groupOf({
      ...(dimensions.includes('period') && { period: namePeriod(event.at) }),
      ...(dimensions.includes('domain') && { domain_id: domainId(domain), domain_name: domain }),
      ...(dimensions.includes('email') && { email_id: event.mailId ?? '' }),
    }).events.push(event);
  }
  return [...groups.values()]
    .toSorted((a, b) => (a.fields.period ?? '').localeCompare(b.fields.period ?? ''))
    .map((group) => ({ ...group.fields, ...tally(group.events, metrics) }));
}

const senderDomain = (sender: string): string => domainOfMail({ from: sender });

/** The same id for the same domain in every sandbox, in the form of a UUID. */
const domainId = (domain: string): string =>
  createHash('sha256')
    .update(domain)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5');
