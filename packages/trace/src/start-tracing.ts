import { setTracer } from './in-span.ts';

export interface Tracing {
  /** Sends what is left, and ends. */
  stop(): Promise<void>;
}

/** A collector that is away must not keep a process from ending. */
const PATIENCE_MS = 3_000;

/**
 * Sends this process's spans to a collector, by OTLP over HTTP. What does that is loaded only here,
 * and nothing is patched: a span is made where the code says so.
 *
 * @param its `url`: the collector's, without the path of traces
 */
export async function startTracing(its: {
  readonly url: string;
  readonly version: string;
}): Promise<Tracing> {
  const [api, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({
    url: `${its.url}/v1/traces`,
    timeoutMillis: PATIENCE_MS,
  });
  const provider = new TracerProvider({
    resource: resources.resourceFromAttributes({
      'service.name': 'galley',
      'service.version': its.version,
      'process.pid': process.pid,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: PATIENCE_MS })],
  });
  setTracer({ api, tracer: provider.getTracer('galley', its.version) });
  return {
    stop: async () => {
      setTracer(null);
      await provider.shutdown().catch(() => undefined);
    },
  };
}
