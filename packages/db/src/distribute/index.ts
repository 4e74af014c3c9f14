export { analyzeReaders, distributeReaders, type Distributed } from './distribute-readers.ts';
export { readLayout, type Layout, type Worker } from './read-layout.ts';
