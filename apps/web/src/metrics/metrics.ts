import type { Gauges } from '@galley/press/operate';
import type { Log } from '@galley/runtime';
import type { Gauge } from 'prom-client';
import { ROW_METRICS, type RowMetric } from './row-metrics.ts';

/** A request that has been answered. */
export interface TimedRequest {
  readonly method: string;
  /** The pattern of its route, never its path, which may hold a token and is different each time. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Metrics {
  /** What `Content-Type` says of the text. */
  readonly contentType: string;
  time(request: TimedRequest): void;
  /** All metrics in Prometheus's text format. */
  text(): Promise<string>;
}

export interface MetricsSources {
  readonly seeGauges: () => Promise<Gauges>;
  /** How many connections the database's pool has. */
  readonly connections: () => {
    readonly total: number;
    readonly idle: number;
    readonly waiting: number;
  };
  /** Whether `/readyz` says that this process is ready. */
  readonly isReady: () => Promise<boolean>;
  readonly version: string;
  readonly log: Log;
}

/** However many collectors ask, the database is asked this often. */
const KEPT_MS = 10_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** A kept page takes less than a millisecond, and an import some minutes. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/**
 * Measures this process and reads what the rows say. What alerts need is read from rows: it is the
 * same in every process, and no restart of one sets it to zero.
 */
export async function createMetrics(sources: MetricsSources): Promise<Metrics> {
  // A package of its own weight, for those who collect metrics.
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });

  gauge('galley_build_info', 'Which version runs.', ['version']).set(
    { version: sources.version },
    1,
  );
  const durations = new Histogram({
    name: 'galley_http_request_duration_seconds',
    help: 'How long requests took until their answer began, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const connections = gauge(
    'galley_database_connections',
    "Connections of this process's pool, and calls that wait for one.",
    ['state'],
  );
  const ready = gauge('galley_ready', 'Whether /readyz says that this process is ready.');
  const rowsRead = gauge('galley_rows_read', 'Whether the rows could be read.');
  const rowsSeconds = gauge('galley_rows_read_seconds', 'How long reading them took.');
  const rows = ROW_METRICS.map((its) => [its, gauge(its.name, its.help, its.labels)] as const);

  const readRows = async (): Promise<void> => {
    const began = performance.now();
    try {
      const gauges = await sources.seeGauges();
      for (const [its, shown] of rows) show(shown, its, gauges);
      rowsRead.set(1);
    } catch (err) {
      sources.log.warn({ err }, 'the rows could not be read for metrics');
      // Numbers of a while ago would look like those of now.
      for (const [, shown] of rows) shown.reset();
      for (const [its, shown] of rows) if (its.labels === undefined) shown.remove();
      rowsRead.set(0);
    }
    rowsSeconds.set((performance.now() - began) / 1000);
  };
  let readAt = -Infinity;
  let reading: Promise<void> = Promise.resolve();

  return {
    contentType: registry.contentType,
    time: ({ method, route, status, seconds }) =>
      durations.observe(
        { method: METHODS.includes(method) ? method : 'other', route, status: String(status) },
        seconds,
      ),
    text: async () => {
      if (performance.now() - readAt >= KEPT_MS) {
        readAt = performance.now();
        reading = readRows();
      }
      await reading;
      const { total, idle, waiting } = sources.connections();
      connections.set({ state: 'busy' }, total - idle);
      connections.set({ state: 'idle' }, idle);
      connections.set({ state: 'waiting' }, waiting);
      ready.set(Number(await sources.isReady()));
      return registry.metrics();
    },
  };
}

function show(shown: Gauge, { read }: RowMetric, gauges: Gauges): void {
  const found = read(gauges);
  const samples = typeof found === 'number' || found === null ? [[{}, found] as const] : found;
  for (const [labels, value] of samples) {
    if (value === null) shown.remove(labels);
    else shown.set(labels, value);
  }
}
