export { analyzeReaders, distributeReaders, type Distributed } from './distribute-readers.ts';
export { findObstacle, type Obstacle } from './find-obstacle.ts';
export { listSilentWorkers, readLayout, type Layout, type Worker } from './read-layout.ts';
