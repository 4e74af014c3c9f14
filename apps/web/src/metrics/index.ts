export { createMetrics, type Metrics, type MetricsSources } from './metrics.ts';
export { serveMetrics } from './serve-metrics.ts';
