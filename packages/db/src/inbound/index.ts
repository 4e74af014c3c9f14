export * from './inbound-queue.ts';
export * from './inbound-upkeep.ts';
