import { AsyncLocalStorage } from 'node:async_hooks';
// Types alone: nothing of OpenTelemetry is loaded before tracing starts.
import type * as api from '@opentelemetry/api';

/** Ids of rows, names of steps, patterns of routes, statuses: never a path, an address or a token. */
export type Attributes = Readonly<Record<string, string | number>>;

/** What is known of a span only while its work runs. */
export interface OpenSpan {
  rename(name: string): void;
  note(attributes: Attributes): void;
}

/** What makes spans, once tracing has started. */
export interface Tracer {
  readonly api: typeof api;
  readonly tracer: api.Tracer;
}

const NOBODY_LOOKS: OpenSpan = { rename: () => undefined, note: () => undefined };

let current: Tracer | null = null;
const active = new AsyncLocalStorage<api.Span | null>();

/** Sets what makes spans in this process; null for nothing. */
export function setTracer(tracer: Tracer | null): void {
  current = tracer;
}

/** Whether spans are made in this process. */
export const isTracing = (): boolean => current !== null;

/**
 * Does work in a span of its own, inside the one that surrounds it. Without tracing, it only does
 * the work.
 *
 * @param its `root`: it belongs to nobody who waits for it, because it is done for several
 */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: OpenSpan) => Promise<T>,
  its: { readonly root?: boolean } = {},
): Promise<T> {
  if (current === null) return work(NOBODY_LOOKS);
  const { api, tracer } = current;
  const parent = its.root === true ? null : active.getStore();
  const span = tracer.startSpan(name, { attributes }, contextOf(api, parent));
  const open: OpenSpan = {
    rename: (other) => void span.updateName(other),
    note: (more) => void span.setAttributes(more),
  };
  try {
    return await active.run(span, () => work(open));
  } catch (error) {
    // Its message may hold what a row held.
    const type = error instanceof Error ? error.name : 'unknown';
    span.setAttribute('error.type', type).setStatus({ code: api.SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Notes a span that has just ended, if it belongs to another; nobody asks about it by itself. */
export function noteSpan(name: string, attributes: Attributes, milliseconds: number): void {
  const parent = active.getStore();
  if (current === null || parent === null || parent === undefined) return;
  const { api, tracer } = current;
  const end = Date.now();
  tracer
    .startSpan(name, { attributes, startTime: end - milliseconds }, contextOf(api, parent))
    .end(end);
}

const contextOf = (
  { trace, ROOT_CONTEXT }: typeof api,
  parent: api.Span | null | undefined,
): api.Context =>
  parent === null || parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
