export * from './inbound-marks.ts';
export * from './inbound-queue.ts';
export * from './inbound-upkeep.ts';
