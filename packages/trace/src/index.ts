export { inSpan, noteSpan, isTracing, type Attributes, type OpenSpan } from './in-span.ts';
export { startTracing, type Tracing } from './start-tracing.ts';
