import { METRICS } from './tally.ts';
import { GRANULARITIES, type Granularity } from './periods.ts';

const DIMENSIONS = ['period', 'domain', 'email', 'broadcast'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface MetricsQuery {
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly granularity: Granularity;
  readonly metrics: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly domainIds: readonly string[];
  readonly emailIds: readonly string[];
  readonly broadcastIds: readonly string[];
}

export type ReadMetricsQuery =
  | { readonly kind: 'query'; readonly query: MetricsQuery }
  | { readonly kind: 'refused'; readonly message: string };

const SIX_DAYS_MS = 6 * 24 * 3_600_000;
const MAX_IDS = 100;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads the query of `GET /emails/metrics`; lists use commas, repetition, or both. */
export function readMetricsQuery(parameters: URLSearchParams, now: Date): ReadMetricsQuery {
  const list = (name: string): readonly string[] => [
    ...new Set(parameters.getAll(name).flatMap((value) => value.split(',').filter(Boolean))),
  ];
  const askedEnd = readDate(parameters.get('end_date')) ?? now;
  const end = new Date(Math.min(askedEnd.getTime(), now.getTime()));
  const start = readDate(parameters.get('start_date')) ?? new Date(end.getTime() - SIX_DAYS_MS);
  for (const [name, date] of Object.entries({ start_date: start, end_date: end })) {
    if (Number.isNaN(date.getTime())) {
      return refuse(`The \`${name}\` must be an ISO 8601 date or datetime.`);
    }
  }
  if (start > end) return refuse('The `start_date` must be on or before the `end_date`.');

  const granularity = GRANULARITIES.find(
    (one) => one === (parameters.get('granularity') ?? 'daily'),
  );
  if (granularity === undefined) {
    return refuse(`The \`granularity\` must be one of ${GRANULARITIES.join(', ')}.`);
  }
  const metrics = list('metrics');
  const unknown = metrics.find((name) => !METRICS.includes(name));
  if (unknown !== undefined) return refuse('The `metrics` contain an unknown name.');
  const dimensions = list('dimensions').map((name) => DIMENSIONS.find((one) => one === name));
  if (!dimensions.every((one) => one !== undefined)) {
    return refuse(`The \`dimensions\` must be some of ${DIMENSIONS.join(', ')}.`);
  }
  const [domainIds, emailIds, broadcastIds] = [
    list('domain_id'),
    list('email_id'),
    list('broadcast_id'),
  ];
  if ([domainIds, emailIds, broadcastIds].some((ids) => ids.length > MAX_IDS)) {
    return refuse('At most 100 ids are allowed at once.');
  }
  if (
    (dimensions.includes('email') || emailIds.length > 0) &&
    (dimensions.includes('broadcast') || broadcastIds.length > 0)
  ) {
    return refuse('Emails and broadcasts cannot be combined.');
  }
  return {
    kind: 'query',
    query: {
      start,
      end,
      timeZone: parameters.get('timezone') ?? 'UTC',
      granularity,
      metrics: metrics.length === 0 ? METRICS : metrics,
      dimensions,
      domainIds,
      emailIds,
      broadcastIds,
    },
  };
}

/** Null when the parameter is missing; an invalid date when it isn't a date. */
function readDate(text: string | null): Date | null {
  if (text === null || text === '') return null;
  return new Date(DATE.test(text) ? text : Number.NaN);
}

const refuse = (message: string): ReadMetricsQuery => ({ kind: 'refused', message });
