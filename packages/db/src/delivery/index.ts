export * from './cancel-deliveries.ts';
export * from './delivery-counts.ts';
export * from './drop-deliveries.ts';
export * from './freeze-audience.ts';
