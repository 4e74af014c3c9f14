export { startScheduler, type RunningScheduler, type SchedulerOptions } from './start-scheduler.ts';
