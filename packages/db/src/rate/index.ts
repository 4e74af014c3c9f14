export * from './sending-conditions.ts';
export * from './sending-rate.ts';
