export { createCollector, type CollectorOptions } from './create-collector.ts';
